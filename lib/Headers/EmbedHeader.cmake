# cmake -DINPUT=... -DOUTPUT=... -DSYMBOL=... -P EmbedHeader.cmake
#
# Writes INPUT as a NUL-terminated byte array. Not a string literal: MSVC ends
# those at 64 KiB, and wdm.h is longer.
file(READ ${INPUT} HEX HEX)
# Thirty-two bytes a line.
string(REGEX REPLACE
       "(................................................................)"
       "\\1\n" HEX "${HEX}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," HEX "${HEX}")
string(REGEX MATCH "0x[89a-f].," NOT_ASCII "${HEX}")
if(NOT_ASCII)
  message(FATAL_ERROR "${INPUT}: byte ${NOT_ASCII} is not ASCII")
endif()
file(WRITE ${OUTPUT} "static const char ${SYMBOL}[] = {\n${HEX}\n0};\n")
