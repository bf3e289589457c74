# Fails on an #include that goes up a layer.
#
#   cmake -D ROOT=checkout -P layering.cmake
#
# Each layer is a folder and what its files may include beside their own. A
# layer may name only layers above it in this list, so there is no circle. A new
# folder under collectors/ or daemon/ gets its line here.
cmake_minimum_required(VERSION 3.25)

set(faults "")
set(layers "")
function(layer folder)
  foreach(below IN LISTS ARGN)
    if(NOT below IN_LIST layers)
      message(FATAL_ERROR "${folder}: \"${below}\" is not a layer that is declared before it")
    endif()
  endforeach()
  set(may_include_${folder} ${ARGN} PARENT_SCOPE)
  set(layers ${layers} ${folder} PARENT_SCOPE)
endfunction()

layer(collectors/base)
layer(collectors/table collectors/base)
layer(collectors/source collectors/base collectors/table)
layer(collectors/words collectors/base collectors/table)
set(domains collectors/plan collectors/referral collectors/measure)
foreach(domain IN LISTS domains)
  layer(${domain} collectors/base collectors/table collectors/words)
endforeach()
layer(collectors/disclosure collectors/base collectors/table collectors/words ${domains})
layer(collectors/exposition
  collectors/base collectors/table collectors/words ${domains} collectors/disclosure)

# The rooms of the daemon stand above all collectors. `daemon` is the files at
# its top (the log, the telemetry, the version), which every room may use.
set(collectors ${layers})
layer(daemon ${collectors})
layer(daemon/config ${collectors} daemon)
layer(daemon/html ${collectors} daemon)
layer(daemon/http ${collectors} daemon daemon/config)
layer(daemon/history ${collectors} daemon daemon/config)
layer(daemon/past ${collectors} daemon daemon/config daemon/history)
layer(daemon/snapshot ${collectors} daemon daemon/config daemon/http daemon/history)
layer(daemon/report
  ${collectors} daemon daemon/config daemon/html daemon/history daemon/past daemon/snapshot)
layer(daemon/refresh
  ${collectors} daemon daemon/config daemon/history daemon/snapshot daemon/report)
layer(daemon/pages
  ${collectors} daemon daemon/config daemon/html daemon/http daemon/history daemon/past daemon/snapshot
  daemon/report)
layer(daemon/commands
  ${collectors} daemon daemon/config daemon/html daemon/http daemon/history daemon/past daemon/snapshot
  daemon/report daemon/refresh daemon/pages)
layer(daemon/main.cpp daemon/commands)

# The layer of a file: its folder of the second level, or of the first.
function(layer_of file out)
  if(NOT file IN_LIST layers)
    get_filename_component(file "${file}" DIRECTORY)
    string(REGEX MATCH "^[^/]+(/[^/]+)?" file "${file}")
  endif()
  set(${out} "${file}" PARENT_SCOPE)
endfunction()

set(includes 0)
file(GLOB_RECURSE files RELATIVE "${ROOT}"
  "${ROOT}/collectors/*.h" "${ROOT}/collectors/*.cpp" "${ROOT}/daemon/*.h" "${ROOT}/daemon/*.cpp")
foreach(file IN LISTS files)
  layer_of("${file}" layer)
  if(NOT layer IN_LIST layers)
    list(APPEND faults "${layer}: is in no layer (tests/layering/layering.cmake)")
    continue()
  endif()
  file(STRINGS "${ROOT}/${file}" lines REGEX "^[ \t]*#[ \t]*include[ \t]*\"")
  foreach(line IN LISTS lines)
    string(REGEX REPLACE ".*\"([^\"]*)\".*" "\\1" included "${line}")
    layer_of("${included}" from)
    math(EXPR includes "${includes} + 1")
    if(NOT from STREQUAL layer AND NOT from IN_LIST may_include_${layer})
      list(APPEND faults "${file}: includes \"${included}\", which ${layer} may not know of")
    endif()
  endforeach()
endforeach()

if(includes EQUAL 0)
  list(APPEND faults "${ROOT}: no include found, so this is no checkout")
endif()
if(faults)
  list(REMOVE_DUPLICATES faults)
  list(JOIN faults "\n  " text)
  message(FATAL_ERROR "Upward includes:\n  ${text}")
endif()
message(STATUS "${includes} includes, none goes up")
