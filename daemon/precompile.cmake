# One precompiled header for all libraries: the standard headers that most sources include. Sources include what they use
# all the same, as the builds without it show.
file(CONFIGURE OUTPUT precompiled.cpp CONTENT "")
add_library(planwatch_precompiled OBJECT ${CMAKE_CURRENT_BINARY_DIR}/precompiled.cpp)
target_link_libraries(planwatch_precompiled PRIVATE planwatch_options)
target_precompile_headers(planwatch_precompiled PRIVATE
  <algorithm> <array> <chrono> <cstddef> <filesystem> <functional> <map> <memory> <optional> <set> <span> <string>
  <string_view> <utility> <variant> <vector>)

function(use_precompiled_headers directory)
  get_property(targets DIRECTORY ${directory} PROPERTY BUILDSYSTEM_TARGETS)
  foreach(target IN LISTS targets)
    get_target_property(type ${target} TYPE)
    if(type STREQUAL STATIC_LIBRARY)
      target_precompile_headers(${target} REUSE_FROM planwatch_precompiled)
    endif()
  endforeach()
  get_property(folders DIRECTORY ${directory} PROPERTY SUBDIRECTORIES)
  foreach(folder IN LISTS folders)
    use_precompiled_headers(${folder})
  endforeach()
endfunction()
use_precompiled_headers(${PROJECT_SOURCE_DIR})
