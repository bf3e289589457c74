#include "daemon/config/config_disclosure.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace planwatch {
namespace {

using yaml::Node;
using yaml::Text;
using Value = ConfigReader::Value;

constexpr DisclosurePolicy kNhs{.minimum = 8, .round_to = 5};
constexpr std::size_t kUsualMinimum = 5;
constexpr unsigned kMaxCell = 1000;

// The first that stands there again; end(): none.
std::vector<std::string>::const_iterator FirstRepeated(
    const std::vector<std::string>& names) {
  return std::find_if(names.begin(), names.end(), [&](const auto& name) {
    return std::count(names.begin(), names.end(), name) > 1;
  });
}

}  // namespace

void DisclosureSection::CheckEntries() {
  MarkParts();
  WarnOfSharedSources();
}

void DisclosureSection::Warn(const Value& value, std::string text) {
  warnings_.push_back({value.node.line, std::move(text)});
}

void DisclosureSection::Read(const Value& value) {
  DisclosurePolicy& policy = config_.disclosure;
  bool has_preset = false;
  bool has_own = false;
  reader_.Map(
      value,
      {{"preset",
        [&](const Value& preset) {
          has_preset = true;
          if (reader_.OneOf(preset, {"nhs"})) policy = kNhs;
        }},
       {"minimum",
        [&](const Value& minimum) {
          has_own = true;
          const auto number = reader_.Number(minimum, 0, kMaxCell);
          if (!number) return;
          policy.minimum = *number;
          if (*number <= 1) {
            Warn(minimum,
                 "this `minimum` hides nothing: counts of a single child "
                 "are shown");
          } else if (*number < kUsualMinimum) {
            Warn(minimum,
                 "this `minimum` is below 5, the least that is usual where "
                 "counts are of children");
          }
        }},
       {"round_to",
        [&](const Value& multiple) {
          has_own = true;
          policy.round_to = reader_.Number(multiple, 0, kMaxCell).value_or(0);
        }},
       {"release",
        [&](const Value& release) { ReadSchedule(release, config_.release); }},
       {"breakdowns",
        [&](const Value& breakdowns) {
          ReadSchedule(breakdowns, config_.breakdowns);
        }},
       {"from",
        [&](const Value& from) {
          config_.tables_from = reader_.IsoDate(from);
        }},
       {"adds_up", [&](const Value& sums) { ReadAddsUp(sums); }}});
  if (has_preset && has_own)
    reader_.Add(value.node.line,
                "`disclosure` takes either a `preset`, or a `minimum` and "
                "`round_to`");
}

void DisclosureSection::ReadSchedule(const Value& value,
                                     ReleaseSchedule& schedule) {
  if (value.node.kind == Node::Kind::kMap) {
    reader_.Map(value, {{"cron", [&](const Value& cron) {
                           if (auto parsed = reader_.CronOf(cron))
                             schedule = *std::move(parsed);
                         }}});
    return;
  }
  const std::optional<Text> text = reader_.String(value);
  if (!text) return;
  const std::map<std::string_view, ReleaseSchedule> named = {
      {"read", EachRead{}},
      {"daily", Daily{}},
      {"weekly", Weekly{}},
      {"quarterly", Quarterly{}}};
  if (const auto found = named.find(text->value); found != named.end()) {
    schedule = found->second;
  } else if (text->value.find_first_of(" @") != std::string::npos) {
    if (auto parsed = reader_.CronOf(value, *text))
      schedule = *std::move(parsed);
  } else {
    reader_.AddWrong(value, *text,
                     "read, daily, weekly, quarterly or a schedule such as "
                     "\"0 7 1 * *\"");
  }
}

void DisclosureSection::ReadAddsUp(const Value& value) {
  reader_.List(value, [&](const Value& sum) {
    std::vector<std::string> names;
    for (Text& text : reader_.Strings(sum))
      names.push_back(std::move(text.value));
    if (names.size() < 3)
      reader_.Add(sum.node.line,
                  "a sum under `adds_up` names a register and at least two "
                  "that it is made of, as in [all, girls, boys]");
    else if (const auto twice = FirstRepeated(names); twice != names.end())
      reader_.Add(sum.node.line, "`adds_up` names \"" + *twice + "\" twice");
    else
      config_.adds_up.push_back(std::move(names));
    sums_line_ = value.node.line;
  });
}

Entry* DisclosureSection::FindRegister(const std::string& name) {
  for (Entry& entry : config_.entries)
    if (entry.name == name && entry.kind() == Kind::kReferrals) return &entry;
  return nullptr;
}

// Breakdowns of a whole and of its parts would give each other away: the
// parts show none.
void DisclosureSection::MarkParts() {
  for (const std::vector<std::string>& names : config_.adds_up) {
    const auto unknown = std::find_if(
        names.begin(), names.end(),
        [&](const auto& name) { return FindRegister(name) == nullptr; });
    if (unknown != names.end()) {
      reader_.Add(sums_line_, "`adds_up` names \"" + *unknown +
                                  "\", and there is no such entry under "
                                  "`referrals:`");
      continue;
    }
    for (auto part = names.begin() + 1; part < names.end(); ++part)
      FindRegister(*part)->is_part = true;
  }
}

bool DisclosureSection::AddUp(const Entry& a, const Entry& b) const {
  return std::any_of(
      config_.adds_up.begin(), config_.adds_up.end(),
      [&](const std::vector<std::string>& names) {
        return std::count(names.begin(), names.end(), a.name) > 0 &&
               std::count(names.begin(), names.end(), b.name) > 0;
      });
}

// Two entries over the same people may tell by their difference what neither
// tells alone.
void DisclosureSection::WarnOfSharedSources() {
  const std::vector<Entry>& entries = config_.entries;
  for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
    if (!entry->counts_persons()) continue;
    for (auto before = entries.begin(); before != entry; ++before) {
      const bool same_file = !entry->source.file.empty() &&
                             entry->source.file == before->source.file;
      const bool same_url =
          !entry->source.url.empty() && entry->source.url == before->source.url;
      const bool same_database =
          !entry->source.database.empty() &&
          entry->source.database == before->source.database;
      if (!before->counts_persons() ||
          !(same_file || same_url || same_database) || AddUp(*before, *entry))
        continue;
      warnings_.push_back(
          {entry->line,
           "`" + entry->name + "` and `" + before->name + "` read the same " +
               (same_file  ? "file"
                : same_url ? "address"
                           : "database") +
               "; where they overlap, what is held back of one may be told "
               "by the other: make them one entry" +
               (entry->kind() == Kind::kReferrals &&
                        before->kind() == Kind::kReferrals
                    ? ", or name a whole and its parts under `disclosure:`, as "
                      "in adds_up: [[all, girls, boys]]"
                    : "")});
    }
  }
}

}  // namespace planwatch
