#include "daemon/history/release_json.h"

#include <nlohmann/json.hpp>
#include <optional>

// Dates as ISO text, and what may be missing as null.
namespace nlohmann {

template <>
struct adl_serializer<planwatch::Date> {
  static void to_json(json& value, const planwatch::Date& date) {
    value = planwatch::FormatDate(date);
  }
  static void from_json(const json& value, planwatch::Date& date) {
    const auto parsed = planwatch::ParseIsoDate(value.get<std::string>());
    if (!parsed) throw json::type_error::create(302, "a date is none", &value);
    date = *parsed;
  }
};

template <typename T>
struct adl_serializer<std::optional<T>> {
  static void to_json(json& value, const std::optional<T>& it) {
    if (it)
      value = *it;
    else
      value = nullptr;
  }
  static void from_json(const json& value, std::optional<T>& it) {
    if (value.is_null())
      it.reset();
    else
      it = value.get<T>();
  }
};

}  // namespace nlohmann

namespace planwatch {

NLOHMANN_JSON_SERIALIZE_ENUM(Polarity, {{Polarity::kNone, "none"},
                                        {Polarity::kMore, "more"},
                                        {Polarity::kLess, "less"}})
NLOHMANN_JSON_SERIALIZE_ENUM(MeasureBy, {{MeasureBy::kArea, "area"},
                                         {MeasureBy::kPartner, "partner"},
                                         {MeasureBy::kBoth, "both"}})
NLOHMANN_JSON_SERIALIZE_ENUM(Refusal::Why,
                             {{Refusal::Why::kFewCells, "few cells"},
                              {Refusal::Why::kSmallMove, "small move"},
                              {Refusal::Why::kMovedAlone, "moved alone"},
                              {Refusal::Why::kFell, "fell"},
                              {Refusal::Why::kGroup, "group"},
                              {Refusal::Why::kOverTotal, "over total"},
                              {Refusal::Why::kNoPersons, "no persons"}})

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(LabelledCount, label, count)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(RegisterTotals, received, triaged, awaiting,
                                   awaiting_beyond_target, received_within,
                                   triaged_within)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(RegisterRelease, totals, rows)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(DisclosurePolicy, minimum, round_to)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ReleasedTable, as_at, total, shown, held,
                                   policy, wait_days)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Refusal, as_at, why, cells)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TableChain, since, offered, tables, refused)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(MeasureNote, target, unit, polarity)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(MeasureChainKey, measure, by, cumulative,
                                   period)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(MeasureChain, tables, cells, notes)

inline void to_json(nlohmann::json& value, const MeasuresReleases& releases) {
  value = {{"since", releases.since},
           {"offered", releases.offered},
           {"released", releases.released},
           {"rows", releases.rows}};
}
inline void from_json(const nlohmann::json& value, MeasuresReleases& releases) {
  value.at("since").get_to(releases.since);
  value.at("offered").get_to(releases.offered);
  value.at("released").get_to(releases.released);
  // Not known of a release that was made before they were kept.
  if (value.contains("rows")) value.at("rows").get_to(releases.rows);
}

namespace {

template <typename T>
std::string Dump(const T& value) {
  return nlohmann::json(value).dump(-1, ' ', false,
                                    nlohmann::json::error_handler_t::replace);
}

}  // namespace

std::string ToJson(const RegisterRelease& release) { return Dump(release); }
std::string ToJson(const TableChain& chain) { return Dump(chain); }
std::string ToJson(const MeasureChainKey& key) { return Dump(key); }
std::string ToJson(const MeasureChain& chain) { return Dump(chain); }
std::string ToJson(const MeasuresReleases& releases) { return Dump(releases); }

template <typename T>
Result<T> ReleasedFromJson(std::string_view json) {
  try {
    return nlohmann::json::parse(json).get<T>();
  } catch (const nlohmann::json::exception&) {
    // What it says may quote the text.
    return Error("a record is not as planwatch wrote it");
  }
}

template Result<RegisterRelease> ReleasedFromJson(std::string_view);
template Result<TableChain> ReleasedFromJson(std::string_view);
template Result<MeasureChainKey> ReleasedFromJson(std::string_view);
template Result<MeasureChain> ReleasedFromJson(std::string_view);
template Result<MeasuresReleases> ReleasedFromJson(std::string_view);

}  // namespace planwatch
