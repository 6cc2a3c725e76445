# Eigen, nlohmann_json, pybind11 and GoogleTest: found, never downloaded.
#
# A build by pip brings the first three as build requirements. A build by hand takes them
# from the active virtual environment, from .venv, or from the system.
set(_environments "$ENV{VIRTUAL_ENV}" "${PROJECT_SOURCE_DIR}/.venv")
if(NOT SKBUILD)
  foreach(_environment IN LISTS _environments)
    file(GLOB _site_packages "${_environment}/lib/python3*/site-packages")
    if(_environment AND _site_packages)
      list(APPEND CMAKE_PREFIX_PATH ${_site_packages})
      break()
    endif()
  endforeach()
endif()

# The cmeel-eigen package puts everything one level down, in site-packages/cmeel.prefix.
foreach(_prefix IN LISTS CMAKE_PREFIX_PATH)
  if(IS_DIRECTORY "${_prefix}/cmeel.prefix")
    list(APPEND CMAKE_PREFIX_PATH "${_prefix}/cmeel.prefix")
  endif()
endforeach()

find_package(Threads REQUIRED)

find_package(Eigen3 3.4 CONFIG QUIET)
if(NOT Eigen3_FOUND)
  message(FATAL_ERROR "Eigen 3.4 not found: pip install cmeel-eigen, or apt install libeigen3-dev")
endif()
message(STATUS "Eigen ${Eigen3_VERSION}: ${Eigen3_DIR}")

# Debian's package has a CMake configuration, the one from PyPI only the headers.
find_package(nlohmann_json 3.11 CONFIG QUIET)
if(NOT nlohmann_json_FOUND)
  if(NLOHMANN_JSON_INCLUDE_DIR AND NOT EXISTS "${NLOHMANN_JSON_INCLUDE_DIR}")
    unset(NLOHMANN_JSON_INCLUDE_DIR CACHE)  # of a build environment that is gone
  endif()
  find_path(NLOHMANN_JSON_INCLUDE_DIR nlohmann/json.hpp PATH_SUFFIXES nlohmann_json/include include)
  if(NOT NLOHMANN_JSON_INCLUDE_DIR)
    message(FATAL_ERROR
            "nlohmann/json.hpp not found: pip install nlohmann-json, or apt install nlohmann-json3-dev")
  endif()
  add_library(nlohmann_json::nlohmann_json INTERFACE IMPORTED)
  target_include_directories(nlohmann_json::nlohmann_json INTERFACE "${NLOHMANN_JSON_INCLUDE_DIR}")
  message(STATUS "nlohmann_json: ${NLOHMANN_JSON_INCLUDE_DIR}")
endif()

if(BROADSHEET_PYTHON)
  set(PYBIND11_FINDPYTHON ON)
  find_package(pybind11 2.13 CONFIG QUIET)
  if(NOT pybind11_FOUND)
    message(FATAL_ERROR "pybind11 2.13 not found: pip install pybind11, or apt install pybind11-dev")
  endif()
endif()

if(BROADSHEET_TESTS)
  # A sanitizer wants GoogleTest itself instrumented, so from its sources where they are.
  set(BROADSHEET_GTEST_SOURCE /usr/src/googletest CACHE PATH "Sources of GoogleTest")
  if(BROADSHEET_SANITIZE AND EXISTS "${BROADSHEET_GTEST_SOURCE}/CMakeLists.txt")
    add_subdirectory("${BROADSHEET_GTEST_SOURCE}" googletest EXCLUDE_FROM_ALL SYSTEM)
  else()
    list(APPEND CMAKE_PREFIX_PATH "${PROJECT_SOURCE_DIR}/build/googletest/usr")
    find_package(GTest CONFIG QUIET)
    if(NOT GTest_FOUND)
      message(FATAL_ERROR "GoogleTest not found: make test fetches it, or apt install libgtest-dev libgmock-dev")
    endif()
  endif()
endif()
