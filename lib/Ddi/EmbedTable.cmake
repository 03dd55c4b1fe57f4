# cmake -DINPUT=Ddi.yaml -DOUTPUT=DdiYaml.inc -P EmbedTable.cmake
# Writes the bytes of INPUT as the initialiser of an array: a string literal
# of this length is more than some compilers take.
file(READ "${INPUT}" BYTES HEX)
string(REGEX REPLACE "(................................)" "\\1\n" BYTES "${BYTES}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," BYTES "${BYTES}")
file(WRITE "${OUTPUT}" "${BYTES}\n")
