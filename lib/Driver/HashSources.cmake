# Writes OUTPUT, which defines NAME: a hash over the files that are
# named in LIST, relative to ROOT. The line ends of a checkout make no difference.
file(STRINGS ${LIST} FILES)
list(SORT FILES)
set(ALL "")
foreach(FILE IN LISTS FILES)
  file(READ ${ROOT}/${FILE} TEXT)
  string(REPLACE "\r\n" "\n" TEXT "${TEXT}")
  string(SHA256 HASH "${TEXT}")
  string(APPEND ALL "${FILE} ${HASH}\n")
endforeach()
string(SHA256 HASH "${ALL}")
# Left alone if it says the same already, so that nothing is compiled again.
file(CONFIGURE OUTPUT ${OUTPUT} CONTENT
     "// Written by HashSources.cmake.\n#define @NAME@ \"@HASH@\"\n"
     @ONLY)
