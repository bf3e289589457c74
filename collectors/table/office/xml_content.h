// Large elements of which not everything goes through expat: the rows of a
// sheet.
//
// Both need the element to begin within the part's first 64 KiB, and to have no
// other of its name before it; else all of the part is parsed.
#pragma once

#include <string_view>

#include "collectors/table/office/xml.h"

namespace planwatch {

// As ReadXml, but what is inside the element, whatever its namespace, is passed
// over unparsed. Fails where ReadXml doesn't if the element's end tag stands in
// a comment or CDATA in it.
Status ReadXmlAround(Archive& archive, std::string_view part,
                     std::string_view element, XmlHandler& handler);

// As ReadXml, but the elements `row` right inside the element are parsed by
// SimpleXml as far as they are simple.
Status ReadXmlRows(Archive& archive, std::string_view part,
                   std::string_view element, std::string_view row,
                   XmlHandler& handler);

}  // namespace planwatch
