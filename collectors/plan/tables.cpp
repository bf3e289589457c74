#include "collectors/plan/tables.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/cards.h"
#include "collectors/plan/rest_of_plan.h"
#include "collectors/plan/table_evidence.h"
#include "collectors/plan/table_names.h"

namespace planwatch {
namespace {

// Longer texts, and texts with figures, may be somebody's data and not a
// heading: they are not quoted.
constexpr std::size_t kLongestQuoted = 40;
constexpr std::size_t kMostQuoted = 20;

std::string Described(const Block& block) {
  std::string text = block.table.empty() ? "the table" : block.table;
  if (!block.caption.empty())
    text +=
        " (\"" + Cut(Split(block.caption, '\n').back(), kLongestQuoted) + "\")";
  return text;
}

class Chooser {
 public:
  Chooser(std::span<const Row> rows, const BlockOptions& options)
      : options_(options) {
    while (!rows.empty()) {
      const auto end =
          std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
            return row.place.table != rows.front().place.table;
          });
      const auto count = static_cast<std::size_t>(end - rows.begin());
      std::span<const Row> table = rows.first(count);
      if (std::vector<Row> cards = TurnCards(table); !cards.empty())
        table = out_.made.emplace_back(std::move(cards));
      for (Block& block : FindBlocks(table, options, out_.made))
        all_.push_back(std::move(block));
      rows = rows.subspan(count);
    }
  }

  ChosenTables Choose() && {
    taken_.resize(all_.size());
    const std::optional<std::size_t> best = Best();
    if (!best) {
      for (const Block& block : all_) SkipTable(block, "it holds no actions");
      return std::move(out_);
    }
    plan_ = Latest(*best);
    DoubtArchive();
    for (std::size_t i = 0; i < all_.size(); ++i) Judge(i);
    DoubtRest();
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (taken_[i]) out_.blocks.push_back(std::move(all_[i]));
    return std::move(out_);
  }

 private:
  std::optional<std::size_t> Best() const {
    std::optional<std::size_t> best;
    double most = 0;
    for (const bool now : {true, false}) {
      for (std::size_t i = 0; i < all_.size(); ++i) {
        if (!CanBePlan(all_[i]) ||
            (IsNotNow(all_[i]) || IsAnotherRegister(all_[i]) ||
             IsCounting(all_[i])) == now)
          continue;
        const double evidence = EvidenceFor(all_[i]);
        if (best && evidence <= most) continue;
        best = i;
        most = evidence;
      }
      if (best) break;
    }
    return best;
  }

  // Of the same plan of several months the latest.
  std::size_t Latest(std::size_t best) {
    std::vector<std::size_t> same = {best};
    const auto& titles = Texts(all_[best], PlanField::kAction);
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (i != best && CanBePlan(all_[i]) && !IsNotNow(all_[i]) &&
          all_[i].table != all_[best].table && AreAlike(all_[best], all_[i]) &&
          (IsSamePlan(titles, Texts(all_[i], PlanField::kAction)) ||
           AreEditions(all_[best], all_[i])))
        same.push_back(i);
    if (same.size() == 1) return best;
    std::size_t latest = best;
    bool all_dated = true;
    for (const std::size_t i : same) {
      const auto day = Day(all_[i]);
      all_dated = all_dated && day;
      if (all_dated && *day > Day(all_[latest])) latest = i;
    }
    if (all_dated) return latest;
    latest = *std::max_element(same.begin(), same.end());
    out_.doubts.push_back(
        {.about = "table",
         .place = {all_[latest].table, 0},
         .text = "the document holds the same plan " +
                 std::to_string(same.size()) +
                 " times, and nothing tells which is the latest: " +
                 all_[latest].table + ", the last of them, was taken",
         .settle = "name the sheet under `sheets:`, or delete the others"});
    return latest;
  }

  // The plan by another name is rather the plan than its archive.
  void DoubtArchive() {
    const Block& plan = all_[plan_];
    const auto may_be_plan = [&](const Block& block) {
      return block.table != plan.table && !IsNotNow(block) &&
             (block.rows.size() > plan.rows.size() ||
              LooksLikePlan(block, plan));
    };
    if (IsNotNow(plan) && std::any_of(all_.begin(), all_.end(), may_be_plan))
      out_.doubts.push_back(
          {.about = "table",
           .place = {plan.table, plan.header->place.row},
           .text = Described(plan) +
                   " was taken for the plan, though its name says that it is "
                   "none, since no other table names its actions",
           .settle = Settle(plan)});
  }

  void Judge(std::size_t i) {
    const Block& block = all_[i];
    const Block& plan = all_[plan_];
    if (i == plan_) {
      taken_[i] = true;
      return;
    }
    if (block.header == nullptr || (!block.header_is_known && Continues(i)))
      return JudgeHeaderless(i);
    if (IsNotNow(block) && !IsNotNow(plan)) {
      const std::string why = "its name says that it is not part of the plan";
      return IsNamedAsNone(block) && HasActionsOfItsOwn(block)
                 ? Doubted(block, why)
                 : SkipTable(block, why);
    }
    if (IsRegisterBeside(block))
      return SkipTable(block, "its name says that it holds something else");
    if (!block.roles.Has(PlanField::kAction)) {
      const std::string why = "no heading in it names the actions";
      return LooksLikePlan(block, plan) ||
                     HasPlansRows(block, plan, options_) || HoldsHeader(block)
                 ? Doubted(block, why)
                 : SkipTable(block, why);
    }
    if (Records(block) == 0) return SkipTable(block, "it holds no actions");
    const double shared = Overlap(Texts(block, PlanField::kAction),
                                  Texts(plan, PlanField::kAction));
    if (AreAlike(plan, block)) {
      if (block.table != plan.table && shared >= kSamePlan)
        return SkipTable(block, "it holds the same actions as " + plan.table);
      if (IsEdition(block)) {
        Doubted(block, "it has the same references as " + plan.table +
                           ", of another year or month, so it was taken for "
                           "another edition and left out");
        return;
      }
      if (block.table != plan.table && IsAnotherRegister(block) &&
          !IsAnotherRegister(plan)) {
        Doubted(block,
                "its name says that it holds something else than actions, so "
                "it was left out");
        return;
      }
      if (IsAnotherPlan(block)) {
        Doubted(block,
                "its references begin again under a heading of its own, so it "
                "was taken for another plan and left out");
        return;
      }
      Roles roles = RolesLike(plan, block);
      if (!roles.Has(PlanField::kAction)) {
        Doubted(block, "it has not the plan's column of actions");
        return;
      }
      all_[i].roles = std::move(roles);
      taken_[i] = true;
      if (IsRestart(all_[i]))
        AddDoubt(all_[i],
                 " was taken as part of the plan; it begins again with the "
                 "references of " +
                     plan.table);
      DoubtNames(all_[std::min(i, plan_)], all_[std::max(i, plan_)]);
      return;
    }
    SkipTable(block, "its headings are not those of " +
                         (plan.table.empty() ? "the plan" : plan.table));
    if (block.beside || HoldsHeader(block) ||
        (shared < kSamePlan && !IsCounting(block) &&
         (LooksLikePlan(block, plan) || HasPlansRows(block, plan, options_) ||
          (CanBePlan(block) && block.roles.named_core() >= 1 &&
           block.roles.Names(PlanField::kAction)))))
      AddDoubt(
          block,
          " looks like a plan too and was left out, since its headings are "
          "not those of " +
              (plan.table.empty() ? "the plan" : plan.table));
  }

  // Tables left out that hold what the plan lacks, by its references.
  void DoubtRest() {
    std::vector<const Block*> plan;
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (taken_[i]) plan.push_back(&all_[i]);
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (taken_[i] || IsNotNow(all_[i])) continue;
      if (const std::string rest = RestOfPlan(plan, all_[i]); !rest.empty())
        AddDoubt(all_[i], " was left out, and has " + rest +
                              " of the plan's actions, which the plan lacks");
    }
  }

  // Whether the plan's columns hold actions in it that the plan has not.
  bool HasActionsOfItsOwn(const Block& block) {
    const Block& plan = all_[plan_];
    return AreAlike(plan, block) && Records(block) > 0 &&
           block.roles.core() > 1 &&
           Overlap(Texts(block, PlanField::kAction),
                   Texts(plan, PlanField::kAction)) < kSamePlan;
  }

  static std::string Settle(const Block& block) {
    const bool sheet = block.table.starts_with("sheet ");
    return sheet ? "name the sheets that are the plan under `sheets:`, or this "
                   "one under `ignore:`"
                 : "name the tables that are the plan under `tables:`, or this "
                   "one under `ignore:`";
  }

  void Doubted(const Block& block, const std::string& why) {
    SkipTable(block, why);
    AddDoubt(block, ": " + why);
  }

  void AddDoubt(const Block& block, const std::string& what) {
    out_.doubts.push_back({.about = "table",
                           .place = {block.table, block.header_row()},
                           .text = Described(block) + what,
                           .settle = Settle(block)});
  }

  // Sheets of several years or months in which the references begin again.
  bool AreEditions(const Block& a, const Block& b) {
    const auto left = Day(a), right = Day(b);
    if (!left || !right || *left == *right) return false;
    const auto& references = Texts(a, PlanField::kReference);
    return !references.empty() &&
           Overlap(references, Texts(b, PlanField::kReference)) >= kSamePlan;
  }
  bool IsEdition(const Block& block) {
    return block.table != all_[plan_].table && AreEditions(all_[plan_], block);
  }

  // "Risks" and "Decisions" beside "Actions", each numbered by a letter of its
  // own: R1, D1, A1.
  bool IsRegisterBeside(const Block& block) {
    const Block& plan = all_[plan_];
    if (block.table == plan.table || !IsAnotherRegister(block) ||
        !ContainsWords(Fold(NameOf(plan.table)), "actions"))
      return false;
    const auto prefixes = [&](const Block& of) {
      std::set<std::string> found;
      for (const std::string& text : Texts(of, PlanField::kReference))
        found.insert(text.substr(0, text.find_first_of("0123456789")));
      return found;
    };
    const std::set<std::string> own = prefixes(block), plans = prefixes(plan);
    return !own.empty() && !plans.empty() && !own.contains("") &&
           Overlap(own, plans) == 0;
  }

  // Whether references of several levels, which tell objectives apart, begin
  // again: those of one level do so under each objective.
  bool IsRestart(const Block& block) {
    constexpr std::ptrdiff_t kLeast = 3;
    const auto& references = Texts(block, PlanField::kReference);
    return block.table != all_[plan_].table &&
           kLeast <= std::count_if(references.begin(), references.end(),
                                   [](const std::string& reference) {
                                     return reference.find('.') !=
                                            std::string::npos;
                                   }) &&
           Overlap(references, Texts(all_[plan_], PlanField::kReference)) >=
               kSamePlan;
  }

  // Whether references that the plan has begin again below a heading that names
  // another plan.
  bool IsAnotherPlan(const Block& block) {
    const Block& plan = all_[plan_];
    const auto& references = Texts(block, PlanField::kReference);
    if (references.empty() ||
        Overlap(references, Texts(plan, PlanField::kReference)) < kSamePlan)
      return false;
    const auto names_plan = [](const Block& of) {
      const std::string name =
          Fold(of.table.starts_with("sheet ") ? NameOf(of.table) : of.caption);
      return ContainsWords(name, "plan") || ContainsWords(name, "strategy") ||
             ContainsWords(name, "programme");
    };
    return Fold(block.caption + block.table) !=
               Fold(plan.caption + plan.table) &&
           names_plan(block);
  }

  // Each block is compared with the plan: what it is compared by is made once.
  const std::set<std::string>& Texts(const Block& block, PlanField field) {
    const auto [found, is_new] = texts_.try_emplace({&block, field});
    if (is_new) found->second = TextsOf(block, field);
    return found->second;
  }
  std::optional<Date> Day(const Block& block) {
    const auto [found, is_new] = days_.try_emplace(&block);
    if (is_new) found->second = DayOf(block, options_.calendar);
    return found->second;
  }

  // The block that a table without headings would go on from: a header without
  // rows is none.
  std::optional<std::size_t> Before(std::size_t i) const {
    while (i > 0 && all_[i - 1].rows.empty()) --i;
    return i > 0 ? std::optional(i - 1) : std::nullopt;
  }

  bool Continues(std::size_t i) const {
    const auto before = Before(i);
    return before && taken_[*before] && all_[*before].table != all_[i].table &&
           all_[*before].width() == all_[i].width() && all_[i].width() > 2 &&
           Agreement(all_[*before], WithoutHeader(all_[i], options_),
                     options_) > 0;
  }

  // A table without headings continues the plan right above it where it has as
  // many columns of the same kinds.
  void JudgeHeaderless(std::size_t i) {
    const Block& block = all_[i];
    if (Continues(i)) {
      Block& part = all_[i];
      part = WithoutHeader(part, options_);
      part.roles = all_[*Before(i)].roles;
      part.headings = all_[*Before(i)].headings;
      taken_[i] = true;
      if (HasNameOfItsOwn(part, all_[*Before(i)]))
        AddDoubt(part,
                 " has no headings and was read on from the table before it, "
                 "though it has a name of its own");
      return;
    }
    if (HoldsHeader(block))
      return Doubted(block, "none of its headings was taken for the plan's");
    if (!LooksLikeRows(block)) return SkipTable(block, "it has no headings");
    SkipTable(block, "it has no headings, and not the plan's columns");
    out_.doubts.push_back(
        {.about = "table",
         .place = {block.table, 0},
         .text = Described(block) +
                 " has rows like the plan's but neither headings nor as many "
                 "columns, and was left out",
         .settle = "give it the plan's headings, or name it under `ignore:`"});
  }

  // Of two parts of the plan the one whose name says that it is none of it: a
  // word of the past, or, below the other, another plan's or year's.
  void DoubtNames(const Block& above, const Block& below) {
    const bool first = MayBeNotNow(above) && !MayBeNotNow(below);
    if (!first && !(MayBeNotNow(below) && !MayBeNotNow(above)) &&
        !NamesAnotherPlan(below, above))
      return;
    const Block& odd = first ? above : below;
    AddDoubt(
        odd,
        " was taken as part of the plan; its name may say that it is not, or "
        "no longer");
  }

  void SkipTable(const Block& block, const std::string& why) {
    out_.passed_over.push_back(
        {{block.table, block.header_row()},
         block.rows.size() + (block.header != nullptr ? 1 : 0),
         why});
    const Row* row = block.header;
    for (const Row* first : block.rows)
      if (row == nullptr &&
          1 < std::count_if(first->cells.begin(), first->cells.end(), IsFilled))
        row = first;
    if (row == nullptr && !block.rows.empty()) row = block.rows.front();
    if (row != nullptr) Quote(*row);
    out_.headings_alone |= EndsAtHeadings(block);
  }

  void Quote(const Row& row) {
    // Headings hold no date, number or address. A row that does may be a
    // register's record, and is not quoted at all.
    if (std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
          return cell.text.find_first_of("0123456789@") != std::string::npos;
        }))
      return;
    for (const Cell& cell : row.cells) {
      const std::string text = Tidy(cell.text);
      if (text.empty() || text.size() > kLongestQuoted ||
          out_.headings.size() >= kMostQuoted)
        continue;
      out_.headings.push_back('"' + text + '"');
    }
  }

  const BlockOptions& options_;
  ChosenTables out_;
  std::vector<Block> all_;
  std::vector<bool> taken_;
  std::size_t plan_ = 0;
  std::map<std::pair<const Block*, PlanField>, std::set<std::string>> texts_;
  std::map<const Block*, std::optional<Date>> days_;
};

}  // namespace

ChosenTables ChooseTables(std::span<const Row> rows,
                          const BlockOptions& options) {
  return Chooser(rows, options).Choose();
}

}  // namespace planwatch
