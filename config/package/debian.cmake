# Debian's package, by CPack. Which Debian it is for stands in its version: the libraries differ.
set(PLANWATCH_MAINTAINER "planwatch <planwatch@lists.example.org>" CACHE STRING "Whom the package names")

set(release 1)
if(EXISTS /etc/os-release)
  file(STRINGS /etc/os-release id REGEX "^VERSION_ID=")
  string(REGEX MATCH "[0-9]+" id "${id}")
  if(id)
    set(release "1+deb${id}")
  endif()
endif()
string(TIMESTAMP rfc_date "%a, %d %b %Y %H:%M:%S +0000" UTC)
file(CONFIGURE OUTPUT changelog.Debian CONTENT
"planwatch (@PROJECT_VERSION@-@release@) stable; urgency=medium

  * What changed is in changelog.gz.

 -- @PLANWATCH_MAINTAINER@  @rfc_date@
" @ONLY)
packed(changelog.Debian ${binary}/changelog.Debian)
add_custom_target(planwatch_debian_files ALL DEPENDS ${binary}/changelog.Debian.gz)
install(FILES ${binary}/changelog.Debian.gz DESTINATION ${doc} COMPONENT debian)

set(CPACK_GENERATOR DEB)
set(CPACK_SET_DESTDIR ON)  # /etc stands outside the prefix
set(CPACK_INSTALL_PREFIX ${CMAKE_INSTALL_PREFIX})
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_CONTACT ${PLANWATCH_MAINTAINER})
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_DEBIAN_PACKAGE_NAME planwatch)
set(CPACK_DEBIAN_PACKAGE_RELEASE ${release})
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "watches delivery plans and registers of referrals")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"planwatch reads a multi-agency delivery plan (Word, Excel, OpenDocument, CSV)
and registers of referrals, and tells Prometheus how they stand: actions that
are red, amber or green, what is overdue and with whom, how referrals move.
It serves boards of its own, has dashboards for Grafana and alerts, and writes
a quarterly review. Nothing of one person in a register leaves it.")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "systemd | systemd-standalone-sysusers | systemd-sysusers, tzdata")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "odbc-mariadb, odbc-postgresql, prometheus, prometheus-alertmanager, tdsodbc")
set(scripts ${CMAKE_CURRENT_SOURCE_DIR}/deb)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
  ${scripts}/conffiles ${scripts}/postinst ${scripts}/prerm ${scripts}/postrm)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
