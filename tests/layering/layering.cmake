# Fails on an #include that goes up a layer.
#
#   cmake -D ROOT=checkout -P layering.cmake
#
# A folder's own files, and those of the folders after its name, are all that its
# sources may include. A new folder under collectors/ gets its line here.
cmake_minimum_required(VERSION 3.25)

set(may_include_collectors/base "")
set(may_include_collectors/table collectors/base)
set(may_include_collectors/source collectors/base collectors/table)
set(may_include_collectors/words collectors/base collectors/table)
set(may_include_collectors/plan collectors/base collectors/table collectors/words)
set(may_include_collectors/referral collectors/base collectors/table collectors/words)
set(may_include_collectors/measure collectors/base collectors/table collectors/words)
set(may_include_collectors/disclosure
  collectors/base collectors/table collectors/words collectors/plan
  collectors/referral collectors/measure)
set(may_include_collectors/exposition
  collectors/base collectors/table collectors/words collectors/plan
  collectors/referral collectors/measure collectors/disclosure)

set(faults "")
set(includes 0)
file(GLOB folders RELATIVE "${ROOT}" "${ROOT}/collectors/*")
foreach(folder IN LISTS folders)
  if(NOT IS_DIRECTORY "${ROOT}/${folder}")
    continue()
  endif()
  if(NOT DEFINED may_include_${folder})
    list(APPEND faults "${folder}: is in no layer; give it a line in tests/layering/layering.cmake")
    continue()
  endif()
  file(GLOB_RECURSE files RELATIVE "${ROOT}" "${ROOT}/${folder}/*.h" "${ROOT}/${folder}/*.cpp")
  foreach(file IN LISTS files)
    file(STRINGS "${ROOT}/${file}" lines REGEX "^[ \t]*#[ \t]*include[ \t]*\"")
    foreach(line IN LISTS lines)
      string(REGEX REPLACE ".*\"([^\"]*)\".*" "\\1" included "${line}")
      string(REGEX MATCH "^[^/]+/[^/]+" from "${included}")
      math(EXPR includes "${includes} + 1")
      if(NOT from STREQUAL folder AND NOT from IN_LIST may_include_${folder})
        list(APPEND faults "${file}: includes \"${included}\", which ${folder} may not know of")
      endif()
    endforeach()
  endforeach()
endforeach()

if(includes EQUAL 0)
  list(APPEND faults "${ROOT}: no include found, so this is no checkout")
endif()
if(faults)
  list(JOIN faults "\n  " text)
  message(FATAL_ERROR "Upward includes:\n  ${text}")
endif()
message(STATUS "${includes} includes, none goes up")
