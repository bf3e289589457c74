#include "collectors/plan/tables.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/best_table.h"
#include "collectors/plan/cards.h"
#include "collectors/plan/reference_gaps.h"
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
      if (std::vector<Row> cards = RowsFromCards(table); !cards.empty())
        table = out_.made.emplace_back(std::move(cards));
      for (Block& block : FindBlocks(table, options, out_.made))
        all_.push_back(std::move(block));
      rows = rows.subspan(count);
    }
  }

  ChosenTables Choose() && {
    taken_.resize(all_.size());
    const std::optional<std::size_t> best = BestTable(all_);
    if (!best) {
      for (const Block& block : all_) SkipTable(block, "it holds no actions");
      return std::move(out_);
    }
    plan_ = Latest(*best);
    DoubtArchive();
    for (std::size_t i = 0; i < all_.size(); ++i) Apply(i, Judge(i));
    DoubtRest();
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (taken_[i]) out_.blocks.push_back(std::move(all_[i]));
    return std::move(out_);
  }

 private:
  // Of the same plan of several months the latest.
  std::size_t Latest(std::size_t best) {
    std::vector<std::size_t> same = {best};
    const auto& titles = Texts(all_[best], PlanField::kAction);
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (i != best && CanBePlan(all_[i]) && !IsNamedOtherThanPlan(all_[i]) &&
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
      return block.table != plan.table && !IsNamedOtherThanPlan(block) &&
             (block.rows.size() > plan.rows.size() ||
              LooksLikePlan(block, plan));
    };
    if (IsNamedOtherThanPlan(plan) &&
        std::any_of(all_.begin(), all_.end(), may_be_plan))
      out_.doubts.push_back(
          {.about = "table",
           .place = {plan.table, plan.header->place.row},
           .text = Described(plan) +
                   " was taken for the plan, though its name says that it is "
                   "none, since no other table names its actions",
           .settle = Settle(plan)});
  }

  // What becomes of a table.
  struct Verdict {
    bool taken = false;
    std::string why = {};    // why it was passed over
    std::string doubt = {};  // what is said of it; empty: it is not in doubt
    bool read_on = false;    // without headings, from the table before it
    std::optional<Roles> roles = {};  // by the plan's headings
  };
  static Verdict PassOver(std::string why) { return {.why = std::move(why)}; }
  static Verdict PassOverInDoubt(const std::string& why, bool doubt = true) {
    return {.why = why, .doubt = doubt ? ": " + why : std::string()};
  }

  void Apply(std::size_t i, const Verdict& verdict) {
    taken_[i] = verdict.taken;
    if (!verdict.taken) SkipTable(all_[i], verdict.why);
    if (!verdict.doubt.empty()) AddDoubt(all_[i], verdict.doubt);
    if (verdict.read_on) ReadOn(i);
    if (!verdict.roles) return;
    all_[i].roles = *verdict.roles;
    DoubtNames(all_[std::min(i, plan_)], all_[std::max(i, plan_)]);
  }

  Verdict Judge(std::size_t i) const {
    const Block& block = all_[i];
    const Block& plan = all_[plan_];
    if (i == plan_) return {.taken = true};
    if (IsReadOn(i)) return {.taken = true, .read_on = true};
    if (block.header == nullptr) return JudgeHeaderless(i);
    if (IsNamedOtherThanPlan(block) && !IsNamedOtherThanPlan(plan))
      return PassOverInDoubt("its name says that it is not part of the plan",
                             IsNamedAsNone(block) && HasActionsOfItsOwn(block));
    if (IsRegisterBeside(block))
      return PassOver("its name says that it holds something else");
    if (ListsPersons(block) && !AreAlike(plan, block))
      return PassOver("it lists persons");
    if (!block.roles.Has(PlanField::kAction))
      return PassOverInDoubt(
          "no heading in it names the actions",
          LooksLikePlan(block, plan) || HasPlansRows(block, plan, options_) ||
              FillsPlansColumns(block, plan) || HoldsHeader(block));
    if (Records(block) == 0) return PassOver("it holds no actions");
    return AreAlike(plan, block) ? JudgeAlike(i) : JudgeUnlike(block);
  }

  // A table under the plan's headings.
  Verdict JudgeAlike(std::size_t i) const {
    const Block& block = all_[i];
    const Block& plan = all_[plan_];
    if (block.table != plan.table && SharedWithPlan(block) >= kSamePlan)
      return PassOver("it holds the same actions as " + plan.table);
    if (IsEdition(block))
      return PassOverInDoubt("it has the same references as " + plan.table +
                             ", of another year or month, so it was taken for "
                             "another edition and left out");
    if (block.table != plan.table && IsAnotherRegister(block) &&
        !IsAnotherRegister(plan))
      return PassOverInDoubt(
          "its name says that it holds something else than actions, so it was "
          "left out");
    if (IsAnotherPlan(i))
      return PassOverInDoubt(
          "its references begin again under a heading of its own, so it was "
          "taken for another plan and left out");
    Verdict verdict{.taken = true, .roles = RolesLike(plan, block)};
    if (!verdict.roles->Has(PlanField::kAction))
      return PassOverInDoubt("it lacks the plan's column of actions");
    if (IsRestart(block))
      verdict.doubt =
          " was taken as part of the plan; it begins again with the "
          "references of " +
          plan.table;
    return verdict;
  }

  Verdict JudgeUnlike(const Block& block) const {
    const Block& plan = all_[plan_];
    const std::string why = "its headings are not those of " +
                            (plan.table.empty() ? "the plan" : plan.table);
    Verdict verdict = PassOver(why);
    // Risks and what mitigates them, beside a plan of another name.
    if (IsRiskRegister(block) && !IsAnotherRegister(plan) &&
        block.header != nullptr &&
        VoteFor(PlanField::kAction, block.HeadingOf(block.roles.columns.at(
                                        PlanField::kAction))) < kKnownHeading)
      return verdict;
    if (block.beside || HoldsHeader(block) ||
        (SharedWithPlan(block) < kSamePlan && !IsCounting(block) &&
         (LooksLikePlan(block, plan) || HasPlansRows(block, plan, options_) ||
          (CanBePlan(block) && block.roles.named_core() >= 1 &&
           block.roles.Names(PlanField::kAction)))))
      verdict.doubt = " looks like a plan too and was left out, since " + why;
    return verdict;
  }

  // Tables left out that hold what the plan lacks, by its references.
  void DoubtRest() {
    std::vector<const Block*> plan;
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (taken_[i]) plan.push_back(&all_[i]);
    const RestOfPlan lacking(plan);
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (taken_[i]) continue;
      if (IsNamedOtherThanPlan(all_[i])) {
        if (HasMissingActions(plan, all_[i]))
          AddDoubt(all_[i],
                   " was left out by its name, though its references are "
                   "missing among the plan's",
                   "if its actions count, give it another name or move its "
                   "rows to the plan, else name it under `ignore:`");
        continue;
      }
      if (const std::string rest = lacking.In(all_[i]); !rest.empty())
        AddDoubt(all_[i], " was left out, and has " + rest +
                              " of the plan's actions, which the plan lacks");
    }
  }

  // Whether the plan's columns hold actions in it that the plan has not.
  bool HasActionsOfItsOwn(const Block& block) const {
    return AreAlike(all_[plan_], block) && Records(block) > 0 &&
           block.roles.core() > 1 && SharedWithPlan(block) < kSamePlan;
  }

  static std::string Settle(const Block& block) {
    if (block.header == nullptr)
      return "give it the plan's headings, or name it under `ignore:`";
    const bool sheet = block.table.starts_with("sheet ");
    return sheet ? "name the sheets that are the plan under `sheets:`, or this "
                   "one under `ignore:`"
                 : "name the tables that are the plan under `tables:`, or this "
                   "one under `ignore:`";
  }

  void AddDoubt(const Block& block, const std::string& what,
                const std::string& settle = {}) {
    out_.doubts.push_back({.about = "table",
                           .place = {block.table, block.header_row()},
                           .text = Described(block) + what,
                           .settle = settle.empty() ? Settle(block) : settle});
  }

  double SharedWithPlan(const Block& block) const {
    return Overlap(Texts(block, PlanField::kAction),
                   Texts(all_[plan_], PlanField::kAction));
  }

  // Sheets of several years or months in which the references begin again.
  bool AreEditions(const Block& a, const Block& b) const {
    const auto left = Day(a), right = Day(b);
    if (!left || !right || *left == *right) return false;
    const auto& references = Texts(a, PlanField::kReference);
    return !references.empty() &&
           Overlap(references, Texts(b, PlanField::kReference)) >= kSamePlan;
  }
  bool IsEdition(const Block& block) const {
    return block.table != all_[plan_].table && AreEditions(all_[plan_], block);
  }

  // "Risks" and "Decisions" beside "Actions", each numbered by a letter of its
  // own: R1, D1, A1.
  bool IsRegisterBeside(const Block& block) const {
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
  bool IsRestart(const Block& block) const {
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

  // Whether the plan's references begin again below another plan's heading.
  bool IsAnotherPlan(std::size_t i) const {
    const Block& block = all_[i];
    const Block& plan = all_[plan_];
    const auto& references = Texts(block, PlanField::kReference);
    if (references.empty() ||
        Overlap(references, Texts(plan, PlanField::kReference)) < kSamePlan ||
        Fold(block.caption + block.table) == Fold(plan.caption + plan.table) ||
        !NamesPlan(block))
      return false;
    // The heading of a table above, such as the document's title, is the plan's
    // as well until another names one.
    if (i > plan_ || block.table.starts_with("sheet ")) return true;
    const auto later = std::span(all_).subspan(i + 1, plan_ - i);
    return std::any_of(later.begin(), later.end(), NamesPlan);
  }

  // Each block is compared with the plan: what it is compared by is made once.
  const std::set<std::string>& Texts(const Block& block,
                                     PlanField field) const {
    const auto [found, is_new] = texts_.try_emplace({&block, field});
    if (is_new) found->second = TextsOf(block, field);
    return found->second;
  }
  std::optional<Date> Day(const Block& block) const {
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

  // Whether its columns are of the same kinds as those of the block before.
  bool IsLikeTheOneBefore(std::size_t i) const {
    const auto before = Before(i);
    return before && taken_[*before] && all_[*before].table != all_[i].table &&
           all_[*before].width() == all_[i].width() && all_[i].width() > 2 &&
           Agreement(all_[*before], WithoutHeader(all_[i], options_),
                     options_) > 0;
  }

  // Whether a table without headings continues the plan right above it: it has
  // as many columns of the same kinds, at the same place.
  bool IsReadOn(std::size_t i) const {
    return (all_[i].header == nullptr || !all_[i].header_is_known) &&
           IsLikeTheOneBefore(i) &&
           all_[*Before(i)].first_column == all_[i].first_column;
  }

  void ReadOn(std::size_t i) {
    Block& part = all_[i];
    const Block& before = all_[*Before(i)];
    part = WithoutHeader(part, options_);
    part.roles = before.roles;
    part.headings = before.headings;
    if (HasNameOfItsOwn(part, before))
      AddDoubt(part,
               " has no headings and was read on from the table before it, "
               "though it has a name of its own");
  }

  Verdict JudgeHeaderless(std::size_t i) const {
    const Block& block = all_[i];
    if (HoldsHeader(block))
      return PassOverInDoubt("none of its headings was taken for the plan's");
    if (!LooksLikeRows(block) && !IsLikeTheOneBefore(i))
      return PassOver("it has no headings");
    return {.why = "it has no headings, and not the plan's columns",
            .doubt =
                " has rows like the plan's but no headings, and its columns "
                "are not in the plan's places; it was left out"};
  }

  // Of two parts of the plan the one whose name says that it is none of it: a
  // word of the past, or, below the other, another plan's or year's.
  void DoubtNames(const Block& above, const Block& below) {
    const bool first = MayBeArchive(above) && !MayBeArchive(below);
    if (!first && !(MayBeArchive(below) && !MayBeArchive(above)) &&
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
      if (row == nullptr && FilledCells(*first) > 1) row = first;
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
      out_.headings.push_back(text);
    }
  }

  const BlockOptions& options_;
  ChosenTables out_;
  std::vector<Block> all_;
  std::vector<bool> taken_;
  std::size_t plan_ = 0;
  mutable std::map<std::pair<const Block*, PlanField>, std::set<std::string>>
      texts_;
  mutable std::map<const Block*, std::optional<Date>> days_;
};

}  // namespace

ChosenTables ChooseTables(std::span<const Row> rows,
                          const BlockOptions& options) {
  return Chooser(rows, options).Choose();
}

}  // namespace planwatch
