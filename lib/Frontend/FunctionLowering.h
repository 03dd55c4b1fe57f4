//===- FunctionLowering.h - One function body to blocks ---------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Lowers the body of one function. The class is one, its members are spread
/// over the *Lowering.cpp files by what they lower.
///
/// Scopes. What has to happen when control leaves a place is a chain of Scope
/// nodes from the innermost out: a local ends, an object is destroyed, a
/// __finally block runs. Nodes are never popped in place; leaving a scope means
/// going on from its parent. So a clone of a __finally block, which runs in the
/// scope around its __try, simply starts from that node, and a clone is known
/// by its node and its continuation.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_FRONTEND_FUNCTIONLOWERING_H
#define FLTLINT_LIB_FRONTEND_FUNCTIONLOWERING_H

#include "ModuleBuilder.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/MapVector.h"
#include <map>
#include <optional>

namespace fltlint {
namespace frontend {

struct RawToken;

enum class ScopeKind : uint8_t {
  Root,
  Local,     ///< A variable or temporary: destroyed if need be, then ended.
  Marker,    ///< Only a key: the body of a statement expression.
  Finally,   ///< The body of a __try with a __finally.
  Except,    ///< The body of a __try with an __except.
  InFinally, ///< A clone of a __finally block.
  Members    ///< What a destructor destroys after its body.
};

struct Scope {
  ScopeKind Kind = ScopeKind::Root;
  Scope *Parent = nullptr;
  /// What of the source this is: a VarDecl, a SEHTryStmt, a SEHFinallyStmt or
  /// a StmtExpr. Temporaries have none.
  const void *Key = nullptr;
  unsigned Depth = 0;

  // Local.
  pm::SlotId Slot = pm::None;
  /// Set if an object of this type has to be destroyed.
  clang::QualType Destroyed;
  /// If set, only when this slot holds 1.
  pm::SlotId Guard = pm::None;

  // Finally, Except.
  const clang::SEHTryStmt *Try = nullptr;
  pm::BlockId End = pm::None;
  /// Slots that began inside the body; an exception ends them all.
  llvm::SmallVector<pm::SlotId, 4> Begun;

  // Inherited from the parent unless set by the node itself.
  pm::BlockId Unwind = pm::None;
  bool Abnormal = false;
  bool ExceptionCleanup = false;
  /// Which clone of which __finally; 0 outside of all.
  unsigned Clone = 0;
};

/// Where control goes when it leaves scopes.
struct Destination {
  bool IsReturn = false;
  pm::BlockId Target = pm::None;
  Scope *Ctx = nullptr;
  /// Slots to begin on arrival: declarations a goto jumps over.
  std::vector<pm::SlotId> Entered;
  /// The value of a return that meets no __finally on its way.
  pm::Operand Value;
};

class FunctionLowering {
public:
  FunctionLowering(ModuleBuilder &MB, uint32_t Index,
                   const clang::FunctionDecl *FD);

  /// Lowers the body and stores it in the module.
  void run();

private:
  using Operand = pm::Operand;
  using BlockId = pm::BlockId;
  using SlotId = pm::SlotId;
  using TypeId = pm::TypeId;

  ModuleBuilder &MB;
  clang::ASTContext &Ctx;
  pm::Module &M;
  uint32_t Index;
  const clang::FunctionDecl *FD;

  //===--- State ----------------------------------------------------------===//

  struct BuildBlock {
    pm::Block B;
    unsigned Uses = 0;
  };
  std::deque<BuildBlock> Blocks;
  std::vector<pm::Slot> Slots;
  uint32_t NumTemps = 0;
  std::vector<std::string> LostParts;

  /// None while the code being lowered cannot be reached.
  BlockId CurBB = pm::None;
  Scope *Cur = nullptr;
  std::deque<Scope> ScopePool;
  unsigned NumClones = 0;

  clang::SourceRange CurRange;
  clang::SourceLocation CurPoint;
  /// What the reader sees of a condition that the compiler wrote.
  std::string ConditionText;

  llvm::DenseMap<const clang::VarDecl *, SlotId> VarSlots;
  /// Parameters and variables whose slot holds the object's address.
  llvm::DenseSet<const clang::VarDecl *> Indirect;
  llvm::DenseMap<const clang::OpaqueValueExpr *, Operand> Opaque;
  llvm::DenseMap<const clang::ValueDecl *, clang::FieldDecl *> Captures;
  clang::FieldDecl *CapturedThis = nullptr;
  SlotId ThisSlot = pm::None;
  /// `this` of a default member initialiser inside an aggregate.
  std::optional<Operand> ThisOverride;
  llvm::SmallVector<Operand, 2> ArrayIndex;

  SlotId ReturnSlot = pm::None;

  struct JumpScope {
    BlockId Break = pm::None, Continue = pm::None;
    Scope *Ctx = nullptr;
  };
  llvm::SmallVector<JumpScope, 8> Jumps;

  struct SwitchScope {
    llvm::DenseMap<const clang::SwitchCase *, BlockId> Edges;
    Scope *Ctx = nullptr;
    /// Where the way to the labels starts that have no known value.
    BlockId Unknown = pm::None;
  };
  SwitchScope *CurSwitch = nullptr;

  /// What is in scope at each label, from the outside in.
  llvm::DenseMap<const clang::LabelDecl *, std::vector<const void *>>
      LabelPaths;
  /// Which keys of those are variables, which are __finally blocks.
  llvm::DenseSet<const void *> LabelVars, FinallyKeys;
  llvm::SmallVector<const clang::LabelDecl *, 2> TakenLabels;
  llvm::DenseMap<std::pair<const clang::LabelDecl *, unsigned>, BlockId>
      LabelBlocks;

  using CloneKey =
      std::tuple<const Scope *, bool, BlockId, std::vector<SlotId>>;
  struct FinallyClone {
    BlockId Entry = pm::None;
    /// The block that returns at the end of it, if it is known to.
    BlockId Return = pm::None;
  };
  std::map<CloneKey, FinallyClone> Clones;
  BlockId LastReturn = pm::None;

  /// Depth of conditionally evaluated operands inside the full expression.
  unsigned Conditional = 0;
  /// Temporaries whose life was extended, to be scoped after the expression.
  struct Extended {
    SlotId Slot;
    clang::QualType Destroyed;
    SlotId Guard;
  };
  llvm::SmallVector<Extended, 2> PendingExtended;
  /// Where guards of conditional temporaries are cleared: the first block of
  /// the full expression and the position in it.
  BlockId FullExprBlock = pm::None;
  size_t FullExprPos = 0;

  friend class At;
  friend class FullExpression;

  /// Depth of statements and expressions in each other. Generated code nests
  /// deeper than a stack is high; every so often a new one is used.
  unsigned Nesting = 0;
  void deeper(llvm::function_ref<void()> Lower);

  //===--- FunctionBuilder.cpp: blocks, instructions, slots ---------------===//

  BlockId newBlock();
  BlockId newBlock(const Scope *Ctx);
  /// Goes on in \p B, which is dead if nothing leads to it.
  void setBlock(BlockId B);
  void forceBlock(BlockId B) { CurBB = B; }
  bool isLive() const { return CurBB != pm::None; }
  BlockId liveBlock();
  pm::Block &block(BlockId B) { return Blocks[B].B; }

  pm::Instruction &emit(pm::Opcode Op);
  Operand result(pm::Instruction &I, TypeId Ty);
  pm::LocId curLoc();

  Operand load(Operand Addr, TypeId Ty, bool Volatile = false);
  void store(Operand Addr, Operand V, bool Volatile = false);
  Operand field(Operand Addr, pm::RecordId R, uint32_t Index);
  Operand offset(Operand Addr, Operand Idx, int64_t Stride, TypeId Ty);
  Operand binary(pm::BinaryOp Op, Operand L, Operand R, TypeId Ty);
  std::optional<int64_t> fold(pm::BinaryOp Op, const Operand &L,
                              const Operand &R) const;
  Operand castTo(Operand V, TypeId Ty);
  Operand havoc(TypeId Ty);
  void copy(Operand Dst, Operand Src, uint64_t Size);
  void zero(Operand Dst, uint64_t Size);
  Operand integer(int64_t V, TypeId Ty) { return Operand::integer(V, Ty); }
  Operand boolean(bool V) { return integer(V, MB.intType(32, true)); }
  Operand slotAddr(SlotId S);
  Operand call(Operand Callee, llvm::ArrayRef<Operand> Args, TypeId Ty,
               uint16_t Flags = 0, llvm::StringRef Text = "");

  void br(BlockId B);
  void condBr(Operand C, BlockId T, BlockId F, std::string Text);
  void terminate(pm::TermKind K, Operand C = Operand());

  SlotId newSlot(llvm::StringRef Name, TypeId Ty, clang::SourceRange R);
  SlotId tempSlot(TypeId Ty);
  void scopeBegin(SlotId S);
  void scopeEnd(SlotId S);

  void finish();
  void simplify();

  //===--- ScopeLowering.cpp: leaving and entering scopes -----------------===//

  Scope *push(ScopeKind K, const void *Key);
  Scope *pushLocal(const clang::VarDecl *VD, SlotId S);
  /// Runs everything between here and \p To, then goes on there.
  void popTo(Scope *To);
  void leaveOne(Scope *S);
  void exitTo(const Destination &D);
  BlockId finallyClone(Scope *S, const Destination &D);
  void raiseFrom(Scope *Ctx);
  void scanLabels(const clang::Stmt *S, std::vector<const void *> &Path);
  void lowerGoto(const clang::LabelDecl *L);
  void lowerLabel(const clang::LabelStmt *S);
  SlotId varSlot(const clang::VarDecl *VD);

  //===--- StmtLowering.cpp -----------------------------------------------===//

  void stmt(const clang::Stmt *S);
  void stmtImpl(const clang::Stmt *S);
  void compound(const clang::CompoundStmt *S);
  /// A statement expression; its value goes to \p Into if there is one.
  Operand stmtExpr(const clang::StmtExpr *E, const Operand *Into);
  void declStmt(const clang::DeclStmt *S);
  void decl(const clang::Decl *D);
  void localVar(const clang::VarDecl *VD);
  void staticLocal(const clang::VarDecl *VD);
  void ifStmt(const clang::IfStmt *S);
  void whileStmt(const clang::WhileStmt *S);
  void doStmt(const clang::DoStmt *S);
  void forStmt(const clang::ForStmt *S);
  void rangeFor(const clang::CXXForRangeStmt *S);
  void switchStmt(const clang::SwitchStmt *S);
  void caseStmt(const clang::SwitchCase *S);
  void returnStmt(const clang::ReturnStmt *S);
  void returnTo(const Destination &D);
  Operand returnSlot();
  void loopBody(const clang::Stmt *Body, Scope *Ctx, BlockId Break,
                BlockId Continue);
  void jumpStmt(bool IsBreak);
  void enterCase(BlockId Target);
  void indirectGoto(const clang::IndirectGotoStmt *S);
  void asmStmt(const clang::AsmStmt *S);
  void tryStmt(const clang::CXXTryStmt *S);

  //===--- LostCode.cpp ---------------------------------------------------===//

  void checkGap(clang::SourceLocation B, clang::SourceLocation E);
  void lostTokens(llvm::ArrayRef<RawToken> Tokens);
  void lostStatement(llvm::ArrayRef<RawToken> Tokens);
  void lostCase(llvm::ArrayRef<RawToken> Tokens);
  void lostUnknown(llvm::ArrayRef<RawToken> Tokens, const clang::VarDecl *Also);
  void lostInitializer(const clang::VarDecl *VD);
  void nullStmt(const clang::NullStmt *S);
  void forParts(const clang::ForStmt *S, bool &Init, bool &Cond, bool &Inc);
  const clang::VarDecl *variableNamed(llvm::StringRef Name);
  bool isOutsideTry() const;

  //===--- SehLowering.cpp ------------------------------------------------===//

  void sehTry(const clang::SEHTryStmt *S);
  void sehLeave(const clang::SEHLeaveStmt *S);
  void finallyBody(const clang::SEHFinallyStmt *S);
  bool leaveInnermost();
  void sehFilter(const clang::Expr *E, BlockId Handler, BlockId Search);
  /// Values of GetExceptionCode, AbnormalTermination and their kin.
  std::optional<Operand> sehIntrinsic(llvm::StringRef Name, TypeId Ty);

  //===--- ExprLowering.cpp: values ---------------------------------------===//

  Operand scalar(const clang::Expr *E);
  Operand scalarImpl(const clang::Expr *E);
  std::optional<Operand> tryConstant(const clang::Expr *E);
  Operand scalarCast(const clang::CastExpr *E);
  Operand unary(const clang::UnaryOperator *E);
  Operand binaryExpr(const clang::BinaryOperator *E);
  Operand arithmetic(clang::BinaryOperatorKind Op, Operand L, Operand R,
                     const clang::Expr *LE, const clang::Expr *RE,
                     clang::QualType Ty);
  Operand pointerAdd(Operand P, Operand I, clang::QualType PtrTy, bool Minus,
                     TypeId ResTy);
  int64_t stride(clang::QualType PtrTy);
  /// Returns the place's address; \p Value gets the value that results.
  Operand assign(const clang::BinaryOperator *E, Operand *Value);
  Operand increment(const clang::UnaryOperator *E, Operand *Value);
  Operand materializeBool(const clang::Expr *E);
  Operand conditionalScalar(const clang::AbstractConditionalOperator *E);
  Operand coerce(Operand V, TypeId Ty);
  void ignored(const clang::Expr *E);
  void fullExpr(const clang::Expr *E);
  Operand unknown(const clang::Expr *E, llvm::StringRef Why, TypeId Ty);
  Operand unknownStmt(const clang::Stmt *S, llvm::StringRef Why, TypeId Ty);
  void lost(llvm::StringRef Why, clang::SourceLocation L);

  //===--- CondLowering.cpp: control flow ---------------------------------===//

  /// A whole condition: ends its temporaries on both ways out.
  void fullCond(const clang::Expr *E, BlockId T, BlockId F);
  void cond(const clang::Expr *E, BlockId T, BlockId F);
  void condImpl(const clang::Expr *E, BlockId T, BlockId F);
  void condLeaf(const clang::Expr *E, BlockId T, BlockId F);
  static bool isTruthValue(const clang::Expr *E);
  std::optional<bool> constantCond(const clang::Expr *E);

  //===--- PlaceLowering.cpp: addresses and aggregates --------------------===//

  Operand place(const clang::Expr *E);
  Operand placeImpl(const clang::Expr *E);
  Operand declPlace(const clang::ValueDecl *D, const clang::Expr *E);
  Operand member(const clang::MemberExpr *E);
  Operand fieldPlace(Operand Base, const clang::FieldDecl *FD);
  Operand fieldPlaceRaw(Operand Base, const clang::FieldDecl *FD);
  Operand subscript(const clang::ArraySubscriptExpr *E);
  Operand decay(Operand Addr, clang::QualType ArrayTy);
  bool isAggregate(clang::QualType T) const;
  /// Initialises the object at \p Dst, which the caller owns, with \p E.
  void into(const clang::Expr *E, Operand Dst);
  void intoImpl(const clang::Expr *E, Operand Dst);
  void unknownInto(const clang::Expr *E, llvm::StringRef Why, Operand Dst);
  void initList(const clang::InitListExpr *E, Operand Dst, bool Zeroed);
  bool initElement(const clang::Expr *E, Operand Dst, bool Zeroed);
  void stringInit(const clang::StringLiteral *SL, Operand Dst,
                  clang::QualType T, bool Zeroed);
  SlotId toTemp(const clang::Expr *E, bool Own);
  void copyObject(Operand Dst, Operand Src, clang::QualType T);
  /// Calls \p Body with the address of each of the elements of an array.
  void eachElement(Operand Array, clang::QualType ArrayTy, bool Backwards,
                   llvm::function_ref<void(Operand, Operand)> Body);

  //===--- CallLowering.cpp -----------------------------------------------===//

  Operand callExpr(const clang::CallExpr *E, bool Unused, Operand *Into);
  std::optional<Operand> builtin(const clang::CallExpr *E,
                                 const clang::FunctionDecl *Callee);
  Operand argument(const clang::Expr *E, clang::QualType ParamTy,
                   llvm::SmallVectorImpl<SlotId> &Temps);
  void arguments(llvm::ArrayRef<const clang::Expr *> Args,
                 const clang::FunctionProtoType *Proto,
                 llvm::SmallVectorImpl<Operand> &Out,
                 llvm::SmallVectorImpl<SlotId> &Temps, unsigned Skip = 0);
  std::optional<Operand> recoveredCall(const clang::RecoveryExpr *E);
  const clang::Expr *addressedThroughCast(const clang::RecoveryExpr *E);
  Operand finishCall(Operand R, const clang::Expr *E, Operand *Into);
  void assume(const clang::Expr *E, uint16_t Flags, bool Negated = false);
  /// `ASSERT(FALSE); return Status;`: the author says that it does not happen,
  /// and what to do if it does. The second is what free builds run.
  bool FalseAssertIsHandled = false;
  Operand atomic(const clang::AtomicExpr *E);
  static std::string calleeName(const clang::FunctionDecl *FD);

  //===--- CxxLowering.cpp ------------------------------------------------===//

  std::optional<Operand> cxxScalar(const clang::Expr *E);
  bool cxxInto(const clang::Expr *E, Operand Dst);
  std::optional<Operand> cxxPlace(const clang::Expr *E);
  Operand thisValue(const clang::Expr *E);
  void construct(const clang::CXXConstructExpr *E, Operand Dst,
                 clang::QualType T);
  void destroy(Operand Addr, clang::QualType T, bool Implicit);
  static bool needsDestroy(clang::QualType T);
  Operand newExpr(const clang::CXXNewExpr *E);
  void deleteExpr(const clang::CXXDeleteExpr *E);
  void lambda(const clang::LambdaExpr *E, Operand Dst);
  Operand baseAddr(Operand Obj, const clang::CastExpr *E, bool ToBase);
  Operand materialize(const clang::MaterializeTemporaryExpr *E);
  void ownTemp(SlotId S, clang::QualType T);
  Operand virtualCallee(const clang::Expr *Written, TypeId Ty);

  //===--- CxxFunctionLowering.cpp: members the compiler writes -----------===//

  void constructorPrologue(const clang::CXXConstructorDecl *C);
  void destructorEpilogue();
  /// What a function without a body of its own returns.
  Operand SynthesizedValue;
  void synthesize(const clang::CXXMethodDecl *MD);
  void memberwise(const clang::CXXMethodDecl *MD, bool IsCtor);
  void copyMember(Operand Dst, Operand Src, clang::QualType T, bool IsCtor,
                  bool IsMove);
  void bodyWith(const clang::Stmt *Body);
};

/// While one lives, instructions stand at the given piece of source.
class At {
public:
  At(FunctionLowering &L, const clang::Stmt *S)
      : L(L), Range(L.CurRange), Point(L.CurPoint) {
    clang::SourceRange R = S->getSourceRange();
    if (R.isValid()) {
      L.CurRange = R;
      const auto *E = llvm::dyn_cast<clang::Expr>(S);
      L.CurPoint = E ? E->getExprLoc() : R.getBegin();
    }
  }
  At(FunctionLowering &L, clang::SourceRange R)
      : L(L), Range(L.CurRange), Point(L.CurPoint) {
    if (R.isValid()) {
      L.CurRange = R;
      L.CurPoint = R.getBegin();
    }
  }
  ~At() {
    L.CurRange = Range;
    L.CurPoint = Point;
  }
  At(const At &) = delete;
  At &operator=(const At &) = delete;

private:
  FunctionLowering &L;
  clang::SourceRange Range;
  clang::SourceLocation Point;
};

/// A full expression: its temporaries end with it.
class FullExpression {
public:
  /// One that is \p Nested in another leaves it to that one to scope what a
  /// reference extends.
  explicit FullExpression(FunctionLowering &L, bool Nested = false);
  ~FullExpression() { end(); }
  /// Ends the temporaries now.
  void end();

private:
  FunctionLowering &L;
  Scope *Outer;
  unsigned Conditional;
  pm::BlockId Block;
  size_t Pos;
  size_t FirstExtended;
  bool Nested;
  bool Done = false;
};

} // namespace frontend
} // namespace fltlint

#endif // FLTLINT_LIB_FRONTEND_FUNCTIONLOWERING_H
