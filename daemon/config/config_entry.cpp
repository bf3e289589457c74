#include "daemon/config/config_entry.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "daemon/config/config_source.h"

namespace planwatch {
namespace {

using yaml::Node;
using yaml::Quoted;
using yaml::Text;
using Value = ConfigReader::Value;
using Handlers = ConfigReader::Handlers;

constexpr std::size_t kMaxName = 64;
constexpr unsigned kMaxTriageDays = 366;

// A name is the value of a label, and appears in addresses and logs.
bool IsName(std::string_view name) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
  };
  return name.size() <= kMaxName && plain(name.front()) &&
         std::all_of(name.begin(), name.end(), [&](char c) {
           return plain(c) || c == '.' || c == '_' || c == '-';
         });
}

std::string ReadName(ConfigReader& reader, const Value& value) {
  std::optional<Text> text = reader.String(value);
  if (!text) return {};
  if (IsName(text->value)) return std::move(text->value);
  reader.AddWrong(value, *text,
                  "up to 64 letters, digits, dots, hyphens and underscores, a "
                  "letter or digit first");
  return {};
}

// "2015/16" or "2015".
std::optional<int> ReadYear(ConfigReader& reader, const Value& value) {
  const std::optional<Text> text = reader.String(value);
  if (!text) return std::nullopt;
  const std::vector<std::string> parts = Split(text->value, '/');
  const auto year = ParseWholeNumber(parts.front());
  if (year && *year >= 1900 && *year <= 2200) {
    if (parts.size() == 1) return static_cast<int>(*year);
    if (parts.size() == 2 && parts[1].size() == 2 &&
        ParseWholeNumber(parts[1]) == (*year + 1) % 100)
      return static_cast<int>(*year);
  }
  reader.AddWrong(value, *text, "a financial year, as in 2015/16");
  return std::nullopt;
}

// "1 working day", "3 days".
TriageTarget ReadTriageTarget(ConfigReader& reader, const Value& value) {
  const std::optional<Text> text = reader.String(value);
  if (!text) return {};
  const std::vector<std::string> words = Split(Fold(text->value), ' ');
  const bool working = words.size() == 3 && words[1] == "working";
  const auto days = ParseWholeNumber(words.front());
  if (days && *days <= kMaxTriageDays && words.size() == (working ? 3 : 2) &&
      (words.back() == "day" || words.back() == "days"))
    return {static_cast<int>(*days), working};
  reader.AddWrong(value, *text,
                  "a number of days, as in `1 working day` or `3 days`");
  return {};
}

// Headings by field.
std::map<std::string, std::string> ReadColumns(
    ConfigReader& reader, const Value& value,
    const std::vector<std::string>& fields) {
  std::map<std::string, std::string> columns;
  Handlers handlers;
  for (const std::string& field : fields)
    handlers.emplace_back(field, [&](const Value& heading) {
      if (std::optional<Text> text = reader.String(heading))
        columns.emplace(heading.key, std::move(text->value));
    });
  reader.Map(value, handlers);
  return columns;
}

// Lists of words by meaning; each word may have only one.
class Vocabulary {
 public:
  explicit Vocabulary(ConfigReader& reader) : reader_(reader) {}

  std::vector<std::string> Read(const Value& value) {
    std::vector<std::string> words;
    for (Text& text : reader_.Strings(value)) {
      const std::string folded = Join(Words(Fold(text.value)), " ");
      if (folded.empty()) {
        reader_.Add(value.node.line,
                    Quoted(text.written) + " has no word to look for");
      } else if (const auto [other, is_new] =
                     meanings_.emplace(folded, value.key);
                 !is_new && other->second != value.key) {
        reader_.Add(value.node.line,
                    Quoted(text.written) + " stands for both " +
                        Quoted(other->second) + " and " + Quoted(value.key) +
                        "; keep it under one of them");
      } else {
        words.push_back(std::move(text.value));
      }
    }
    return words;
  }

 private:
  ConfigReader& reader_;
  std::map<std::string, std::string> meanings_;
};

RatingWords ReadRatingWords(ConfigReader& reader, const Value& value) {
  RatingWords words;
  Vocabulary vocabulary(reader);
  Handlers handlers;
  for (const Rag rag : kAllRags)
    handlers.emplace_back(RagName(rag), [&, rag](const Value& list) {
      words[rag] = vocabulary.Read(list);
    });
  reader.Map(value, handlers);
  return words;
}

std::vector<Rag> ReadRags(ConfigReader& reader, const Value& value) {
  std::vector<std::string> names;
  for (const Rag rag : kAllRags) names.emplace_back(RagName(rag));
  std::vector<Rag> rags;
  const auto take = [&](const Value& item) {
    const std::optional<std::string> name = reader.OneOf(item, names);
    if (!name) return;
    const Rag rag = *RagFromName(*name);
    if (std::find(rags.begin(), rags.end(), rag) == rags.end())
      rags.push_back(rag);
  };
  if (value.node.kind == Node::Kind::kText) {
    take(value);
  } else {
    reader.List(value, take);
  }
  return rags;
}

std::vector<Category> ReadCategories(ConfigReader& reader, const Value& value) {
  std::vector<Category> categories;
  Vocabulary vocabulary(reader);
  std::map<std::string, std::string> seen;  // folded → as written
  const bool is_map = reader.Map(value, [&](const Value& category) {
    Category read{ToLabel(category.key), vocabulary.Read(category)};
    const std::string folded = Fold(read.label);
    const int line = category.node.line;
    if (folded.empty()) {
      reader.Add(line, "a name is missing before the colon");
    } else if (folded == "other") {
      reader.Add(line,
                 "`other` is what stands under no name here; choose another "
                 "name, or leave it out");
    } else if (const auto [same, is_new] = seen.emplace(folded, read.label);
               !is_new) {
      reader.Add(line, Quoted(read.label) + " and " + Quoted(same->second) +
                           " are the same name; put their words together");
    } else {
      if (category.node.kind == Node::Kind::kList &&
          category.node.items.empty())
        reader.Add(line, Quoted(read.label) +
                             " has no words; list those that the register "
                             "has for it");
      categories.push_back(std::move(read));
    }
  });
  if (is_map && value.node.members.empty())
    reader.Add(value.node.line, "`" + std::string(value.key) +
                                    "` has nothing in it; name a label and "
                                    "its words, or leave the key out");
  return categories;
}

// The address of each lead.
std::map<std::string, std::string> ReadMail(ConfigReader& reader,
                                            const Value& value) {
  std::map<std::string, std::string> mail;
  reader.Map(value, [&](const Value& lead) {
    const std::optional<Text> text = reader.String(lead);
    if (!text) return;
    const std::string& address = text->value;
    const std::size_t at = address.find('@');
    // Alertmanager reads braces as a template, and commas as several addresses.
    if (at == 0 || at == std::string::npos || at + 1 == address.size() ||
        address.find('@', at + 1) != std::string::npos ||
        std::any_of(address.begin(), address.end(), [](unsigned char c) {
          return c <= ' ' || c >= 0x7f ||
                 std::string_view("{}<>\",;:()[]\\").find(c) !=
                     std::string_view::npos;
        })) {
      reader.Add(lead.node.line,
                 Quoted(text->written) +
                     " is not one address of mail, as in name@example.org");
    } else {
      mail.emplace(Tidy(lead.key), address);
    }
  });
  return mail;
}

void ReadLeads(ConfigReader& reader, const Value& value, PlanOptions& plan,
               std::map<std::string, std::string>& mail) {
  reader.Map(
      value,
      {{"rename",
        [&](const Value& rename) {
          reader.Map(rename, [&](const Value& role) {
            if (const std::optional<Text> text = reader.String(role))
              plan.leads.rename.emplace(role.key, Tidy(text->value));
          });
        }},
       {"keep",
        [&](const Value& keep) {
          for (Text& text : reader.Strings(keep))
            plan.leads.keep.push_back(std::move(text.value));
        }},
       {"mail",
        [&](const Value& addresses) { mail = ReadMail(reader, addresses); }},
       {"hidden", [&](const Value& hidden) {
          plan.leads_hidden = reader.Bool(hidden).value_or(false);
        }}});
}

// Names, numbers and globs of sheets, tables or columns.
std::vector<std::string> ReadNames(ConfigReader& reader, const Value& value) {
  std::vector<std::string> names;
  for (const Text& text : reader.Strings(value))
    names.push_back(Tidy(text.value));
  if (value.node.kind == Node::Kind::kList && value.node.items.empty())
    reader.Add(value.node.line, "`" + std::string(value.key) +
                                    "` has nothing in it; write a name or a "
                                    "number, or leave the key out");
  return names;
}

// Which sheets or tables of a document are read.
void AddTableHandlers(ConfigReader& reader, FormatOptions& format,
                      Handlers& handlers) {
  for (const char* key : {"sheets", "tables"})
    handlers.emplace_back(key, [&](const Value& value) {
      if (!format.sheets.empty())
        reader.Add(value.node.line,
                   "`sheets` and `tables` are one choice; keep the one that "
                   "the document has");
      format.sheets = ReadNames(reader, value);
    });
  handlers.emplace_back("ignore", [&](const Value& value) {
    format.ignore = ReadNames(reader, value);
  });
}

void AddPlanHandlers(ConfigReader& reader, PlanOptions& plan,
                     std::map<std::string, std::string>& mail,
                     Handlers& handlers) {
  handlers.emplace_back("columns", [&](const Value& value) {
    plan.columns = ReadColumns(reader, value, PlanFieldNames());
  });
  handlers.emplace_back("words", [&](const Value& value) {
    plan.words = ReadRatingWords(reader, value);
  });
  handlers.emplace_back("complete", [&](const Value& value) {
    plan.complete = ReadRags(reader, value);
  });
  handlers.emplace_back("overdue_by", [&](const Value& value) {
    const auto by = reader.OneOf(value, {"original", "revised", "first"});
    plan.overdue_by = by == "revised" ? OverdueBy::kRevised
                      : by == "first" ? OverdueBy::kFirst
                                      : OverdueBy::kOriginal;
  });
  handlers.emplace_back(
      "year", [&](const Value& value) { plan.year = ReadYear(reader, value); });
  handlers.emplace_back("leads", [&](const Value& value) {
    ReadLeads(reader, value, plan, mail);
  });
}

void AddRegisterHandlers(ConfigReader& reader, ReferralOptions& referrals,
                         Handlers& handlers) {
  handlers.emplace_back("columns", [&](const Value& value) {
    referrals.columns = ReadColumns(reader, value, ReferralFieldNames());
  });
  handlers.emplace_back("outcomes", [&](const Value& value) {
    referrals.outcomes = ReadCategories(reader, value);
  });
  handlers.emplace_back("sources", [&](const Value& value) {
    referrals.sources = ReadCategories(reader, value);
  });
  handlers.emplace_back("triage_within", [&](const Value& value) {
    referrals.triage_within = ReadTriageTarget(reader, value);
  });
}

// "10%", "2.5%".
double ReadPercent(ConfigReader& reader, const Value& value, double usual) {
  const std::optional<Text> text = reader.String(value);
  if (!text) return usual;
  const std::string_view written = text->value;
  double percent = 0;
  const char* const end = written.data() + written.size();
  const auto [stop, error] =
      std::from_chars(written.data(), end, percent, std::chars_format::fixed);
  if (error == std::errc{} && std::string_view(stop, end) == "%" &&
      percent >= 0 && percent <= 100)
    return percent;
  reader.AddWrong(value, *text, "a share of the target, as in 10%");
  return usual;
}

void AddMeasureHandlers(ConfigReader& reader, MeasureOptions& measures,
                        Handlers& handlers) {
  handlers.emplace_back("columns", [&](const Value& value) {
    measures.columns = ReadColumns(reader, value, MeasureFieldNames());
  });
  handlers.emplace_back("persons", [&](const Value& value) {
    measures.persons = reader.Bool(value).value_or(true);
  });
  handlers.emplace_back("cumulative", [&](const Value& value) {
    if (value.node.kind != yaml::Node::Kind::kList) {
      measures.cumulative.all = reader.Bool(value).value_or(false);
      return;
    }
    for (Text& text : reader.Strings(value))
      measures.cumulative.names.push_back(std::move(text.value));
  });
  handlers.emplace_back("bands", [&](const Value& value) {
    reader.Map(value, {{"amber", [&](const Value& amber) {
                          measures.bands.amber =
                              ReadPercent(reader, amber, measures.bands.amber);
                        }}});
  });
}

}  // namespace

Entry ReadEntry(ConfigReader& reader, const Value& value, Kind kind) {
  Entry entry;
  entry.line = value.node.line;
  PlanOptions plan;
  FormatOptions format;
  ReferralOptions referrals;
  MeasureOptions measures;
  bool has_name = false;
  bool has_source = false;
  Handlers handlers = {
      {"name",
       [&](const Value& name) {
         has_name = true;
         entry.name = ReadName(reader, name);
       }},
      {"title",
       [&](const Value& title) {
         if (const std::optional<Text> text = reader.String(title))
           entry.title = Tidy(text->value);
       }},
      {"labels",
       [&](const Value& labels) { entry.labels = reader.LabelsOf(labels); }},
      {"source",
       [&](const Value& source) {
         has_source = true;
         entry.source = ReadSource(reader, source);
       }},
      {"read", [&](const Value& read) {
         if (std::optional<Schedule> schedule = reader.ScheduleOf(read))
           entry.read = *std::move(schedule);
       }}};
  AddTableHandlers(reader, format, handlers);
  switch (kind) {
    case Kind::kPlan:
      AddPlanHandlers(reader, plan, entry.mail, handlers);
      break;
    case Kind::kReferrals:
      AddRegisterHandlers(reader, referrals, handlers);
      break;
    case Kind::kMeasures:
      AddMeasureHandlers(reader, measures, handlers);
      break;
  }

  const bool is_map = reader.Map(value, handlers);
  if (is_map && !has_name)
    reader.Add(entry.line,
               "an entry of `" + std::string(value.key) +
                   "` has no `name`; give it one, as in `name: cse`");
  if (is_map && !has_source)
    reader.Add(entry.line, "an entry of `" + std::string(value.key) +
                               "` has no `source`; say what to read, as in "
                               "`source: { file: plan.csv }`");
  if (entry.title.empty()) entry.title = entry.name;
  FormatOptions& options = entry.source.format_options;
  options.sheets = std::move(format.sheets);
  options.ignore = std::move(format.ignore);
  switch (kind) {
    case Kind::kPlan:
      plan.ignore = options.ignore;  // columns too
      entry.options = std::move(plan);
      break;
    case Kind::kReferrals:
      options.confidential = true;
      referrals.tables_are_chosen =
          !options.sheets.empty() || !options.ignore.empty();
      entry.options = std::move(referrals);
      break;
    case Kind::kMeasures:
      options.confidential = measures.persons;
      entry.options = std::move(measures);
      break;
  }
  return entry;
}

}  // namespace planwatch
