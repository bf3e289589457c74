// The parts of an Office document and how they refer to each other (ECMA-376-2,
// Open Packaging Conventions).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/result.h"
#include "collectors/table/office/archive.h"

namespace planwatch {

struct Relationship {
  std::string id;
  std::string type;    // the last part of its address: "worksheet"
  std::string target;  // a part's full name: "xl/worksheets/sheet1.xml"
};

// The relationships of a part; those of the package where `part` is empty.
// None where it has none.
Result<std::vector<Relationship>> ReadRelationships(Archive& archive,
                                                    std::string_view part);

// The first of a type, or nullptr.
const Relationship* FindByType(const std::vector<Relationship>& all,
                               std::string_view type);
// Its target, or an empty name.
std::string TargetOfType(const std::vector<Relationship>& all,
                         std::string_view type);
const Relationship* FindById(const std::vector<Relationship>& all,
                             std::string_view id);

// The part that the document starts from ("word/document.xml").
Result<std::string> MainPart(Archive& archive);

}  // namespace planwatch
