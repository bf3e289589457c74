#include "collectors/table/office/package.h"

#include <utility>

#include "collectors/base/text.h"
#include "collectors/table/limits.h"
#include "collectors/table/office/xml.h"

namespace planwatch {
namespace {

// The part that a target means, seen from the folder of the part that names it.
std::string Resolve(std::string_view folder, std::string_view target) {
  std::vector<std::string> steps;
  if (!target.starts_with('/') && !folder.empty()) steps = Split(folder, '/');
  for (std::string& step : Split(target, '/')) {
    if (step.empty() || step == ".") continue;
    if (step == "..") {
      if (!steps.empty()) steps.pop_back();
    } else {
      steps.push_back(std::move(step));
    }
  }
  return Join(steps, "/");
}

class RelationshipHandler : public XmlHandler {
 public:
  explicit RelationshipHandler(std::string_view folder) : folder_(folder) {}

  Status Start(std::string_view name, const XmlAttributes& a) override {
    if (name != "pr:Relationship" || a.Get("TargetMode") == "External")
      return {};
    if (found_.size() == kMaxParts)
      return Error("the document names more than 10,000 parts");
    const std::string_view type = a.Get("Type");
    found_.push_back({std::string(a.Get("Id")),
                      std::string(type.substr(type.rfind('/') + 1)),
                      Resolve(folder_, a.Get("Target"))});
    return {};
  }
  Status End(std::string_view) override { return {}; }

  std::vector<Relationship> Take() { return std::move(found_); }

 private:
  std::string folder_;
  std::vector<Relationship> found_;
};

}  // namespace

Result<std::vector<Relationship>> ReadRelationships(Archive& archive,
                                                    std::string_view part) {
  const std::size_t slash = part.rfind('/');
  const std::string folder(
      slash == std::string_view::npos ? "" : part.substr(0, slash));
  const std::string_view file =
      slash == std::string_view::npos ? part : part.substr(slash + 1);
  std::string name = folder.empty() ? "_rels/" : folder + "/_rels/";
  name.append(file).append(".rels");
  if (!archive.Has(name)) return std::vector<Relationship>{};
  RelationshipHandler handler(folder);
  if (Status s = ReadXml(archive, name, handler); !s)
    return std::move(s).error();
  return handler.Take();
}

const Relationship* FindByType(const std::vector<Relationship>& all,
                               std::string_view type) {
  for (const Relationship& one : all)
    if (one.type == type) return &one;
  return nullptr;
}

std::string TargetOfType(const std::vector<Relationship>& all,
                         std::string_view type) {
  const Relationship* part = FindByType(all, type);
  return part != nullptr ? part->target : std::string();
}

const Relationship* FindById(const std::vector<Relationship>& all,
                             std::string_view id) {
  for (const Relationship& one : all)
    if (one.id == id) return &one;
  return nullptr;
}

Result<std::string> MainPart(Archive& archive) {
  Result<std::vector<Relationship>> package = ReadRelationships(archive, "");
  if (!package) return std::move(package).error();
  const Relationship* main = FindByType(*package, "officeDocument");
  if (main == nullptr)
    return Error(
        "the file is a zip archive, but no Word, Excel or OpenDocument file; "
        "unpack it and name the document that is in it");
  return main->target;
}

}  // namespace planwatch
