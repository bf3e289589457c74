#include "collectors/words/rating_words.h"

#include <algorithm>
#include <deque>
#include <string>
#include <unordered_map>
#include <utility>

#include "collectors/words/rating_letters.h"

namespace planwatch {
namespace {

using enum RatingKind;

constexpr RatingTable kTables[] = {
    // Ratings.
    {kColour, Rag::kRed, "red, 🔴, 🟥, ❤, ♥, 🛑, 🚩"},
    {kColour, Rag::kAmber,
     "amber, yellow, orange, 🟠, 🟧, 🟡, 🟨, 🧡, 💛, 🔶, 🔸"},
    {kColour, Rag::kGreen, "green, 🟢, 🟩, 💚"},
    {kColour, Rag::kBlue, "blue, 🔵, 🟦, 💙, 🔷, 🔹"},

    {kDone, Rag::kBlue,
     "complete, completed, action complete, done, achieved, "
     "accomplished, implemented, delivered, finished, finalised, finalized, "
     "fulfilled, discharged, resolved, actioned, embedded, met, signed off, "
     "rectified, fixed, released, mitigated, exceeded, business as usual, bau, "
     "move to bau, move to business "
     "as usual, moving to bau, moving to business as usual"},
    {kClosed, Rag::kBlue, "closed, concluded, ended"},
    {kDropped, Rag::kBlue,
     "withdrawn, dropped, discontinued, not proceeding, no longer proceeding, "
     "cancelled, canceled, superseded, abandoned, rejected, declined, not "
     "accepted, removed, deleted, merged, stood down, won't do, wont do, won't "
     "fix, wont fix, will not do, "
     "duplicate, "
     "no longer required, no longer needed, no longer applicable, no longer "
     "relevant, not required, not needed, no further action, no further "
     "action required, no further action needed"},

    {kInTime, Rag::kGreen,
     "on track, on target, on schedule, on time, on plan, on course, to plan, "
     "as planned, ahead, ahead of schedule, ahead of target, ahead of plan, "
     "within "
     "timescale, within timescales, progressing well, going well, good "
     "progress being made, progress good, good progress, no issues, no "
     "concerns, no delay expected, no delays expected, no delay, no delays, no "
     "slippage, not "
     "at risk, not delayed, not late, satisfactory, 😀, 😃, 😄, 😊, "
     "🙂, "
     "☺"},
    {kSlipping, Rag::kAmber,
     "slippage, some slippage, minor slippage, slipped, slipping, delay, "
     "delays, minor delay, minor delays, some delay, some delays, slight "
     "delay, delayed, behind, behind schedule, behind target, behind plan, "
     "running "
     "behind, slightly behind, slightly off track, slightly off target, at "
     "risk, some risk, some risks, some concerns, some issues, minor issues, "
     "medium risk, needs attention, some progress, limited progress, little "
     "progress, delay expected, delays expected, on hold, parked, carried "
     "forward, rolled over, paused, suspended, deferred, postponed, waiting on "
     "someone "
     "else, waiting for someone else, ⚠, 😐, ⏸"},
    {kLate, Rag::kRed,
     "off track, off target, off course, off schedule, not on track, not on "
     "target, not on schedule, overdue, past due, late, missed, deadline "
     "missed, missed deadline, will not meet deadline, unlikely to meet "
     "deadline, likely to miss, likely to miss deadline, will not be achieved, "
     "will not be met, will not be completed, will not be delivered, won't be "
     "achieved, won't be met, won't be completed, won't be delivered, unlikely "
     "to be achieved, unlikely to be met, unlikely to be completed, unlikely "
     "to be delivered, deadline exceeded, deadlines exceeded, timescale "
     "exceeded, exceeded deadline, "
     "critical, high risk, serious concerns, major concerns, major issues, "
     "major delay, major delays, major slippage, serious delay, serious "
     "slippage, significant delay, significant delays, significant slippage, "
     "significant issues, significantly delayed, seriously delayed, "
     "significantly behind, significantly behind schedule, seriously behind, "
     "seriously behind schedule, well behind, well behind schedule, stalled, "
     "stuck, blocked, escalated, no progress, not progressing, not "
     "progressed, unsatisfactory, ⛔, ☹, 🙁, 😞, 😟"},
    {kFailed, Rag::kRed,
     "not achieved, not met, not delivered, target not met, target missed, "
     "not achievable, unachievable, unachieved, unmet, failed, failing"},
    {kGoingOn, Rag::kAmber,
     "in progress, in process, work in progress, wip, in hand, progressing, "
     "underway, "
     "under way, ongoing, on going, continuing, started, commenced, begun, in "
     "development, in draft, draft stage, drafting, near completion, nearing "
     "completion, approaching "
     "completion, close to completion, in review, under review, in testing, in "
     "test, doing, "
     "working on it, open, reopened, re opened, active, ⏳, ⌛, 🔄, "
     "🚧"},
    {kNotBegun, Rag::kUnrated,
     "not started, not yet started, not begun, not commenced, yet to start, "
     "yet to begin, yet to commence, to start, to do, todo, backlog, on "
     "backlog, triage, proposed, selected for development, ready, incomplete, "
     "uncompleted, unfinished, unresolved, undelivered, outstanding, "
     "scheduled, planned, upcoming, forthcoming, new, future, future action, "
     "not due, not yet due, "
     "not overdue"},

    {kYes, Rag::kBlue, "yes, y, true"},
    {kNo, Rag::kUnrated, "n, false"},
    {kTick, Rag::kBlue, "✓, ✔, √, ☑, ✅, 🗸, 🗹, ☒"},
    {kCross, Rag::kUnrated,
     "✗, ✘, ❌, ❎, ✕, ✖, 🗴, 🗵, 🗶, 🗷, ☐, □, ◻, "
     "⬜"},
    {kNoRating, Rag::kUnrated,
     "n/a, n.a, na, not applicable, none, nil, tba, tbd, to be agreed, to be "
     "determined, to be decided, not rated, not known, not set, unrated, "
     "unknown, no rating, no update, no status, no data, white, grey, gray, "
     "⚪, ⚫, ⬛, 🤍, 🖤"},

    // Words that change what a rating says. Words that end in "n't" negate as
    // well.
    {kNotYet, Rag::kUnrated, "no, not yet, not as yet, nope"},
    {kNegation, Rag::kUnrated,
     "not, never, nor, neither, without, unlikely, cannot, non, un, not "
     "currently, no longer, yet to be, nothing, none of, few, hardly, rather "
     "than, instead of, far from, isnt, arent, wasnt, werent, hasnt, havent, "
     "doesnt, didnt, cant, wont"},
    {kPartly, Rag::kAmber,
     "partially, partly, partial, in part, half way, halfway, nearly, almost, "
     "mostly, not fully, not entirely, not wholly, not completely, not all"},
    {kPartly, Rag::kUnrated,
     "part, near, close to, mainly, largely, substantially, virtually, "
     "practically, half, ½, ⅓, ⅔, ¼, ¾, semi, being, some, most, only, to "
     "date, so far, all "
     "but, initially, provisionally"},
    {kDoubt, Rag::kUnrated,
     "possibly, perhaps, maybe, may be, probably, presumably, apparently, "
     "believed, assumed, thought to be, appears, appears to be, seems, seems "
     "to be, unsure, unclear, uncertain, whether, tbc, to be confirmed, query, "
     "unconfirmed, might be, could be"},
    {kForecast, Rag::kUnrated,
     "will, shall, should, would, could, might, must, needs, need, requires, "
     "going to, aim, aims, aiming, hope, hopes, hoping, plan to, plans to, "
     "intend, intends, propose, proposes, be, awaits, likely, looking, "
     "becomes, become, turn, turns, move to, moves to"},
    {kExpected, Rag::kUnrated,
     "expected, expecting, expect, anticipated, anticipate, anticipates, "
     "forecast, forecasted, projected, predicted, estimated, hoped, intended, "
     "aimed, aspiration, next, soon, shortly, imminent, imminently, tomorrow, "
     "in due course, in future, in the future, due, eventually, later"},
    {kCondition, Rag::kUnrated,
     "if, when, once, upon, provided, provided that, providing, assuming, "
     "depending, "
     "dependent, "
     "in case, in the event, as long as, so long as, otherwise"},
    {kPast, Rag::kUnrated,
     "was, were, had been, previously, previous, prev, prev., formerly, "
     "former, "
     "originally, original, earlier, used to be, prior, last, last quarter, "
     "last month, last year, last week, last time, last meeting, last report, "
     "last period, before, once was, historically"},
    {kNow, Rag::kUnrated, "now, currently, today, current, at present"},
    {kFrom, Rag::kUnrated, "from"},
    {kChange, Rag::kUnrated,
     "changed, change, changes, dropped from, dropped to, dropped back, "
     "turned, moved, gone, went, downgraded, "
     "upgraded, revised, amended, reduced, raised, improved"},
    {kRemainder, Rag::kUnrated,
     "except, except for, excepting, excluding, apart from, aside from, other "
     "than, save for, bar, awaiting, await, waiting, waiting for, subject to, "
     "pending, remaining,"
     " still to, yet to, until, till, unless"},
    {kExample, Rag::kUnrated,
     "e.g, eg, for example, for instance, such as, i.e, ie, select, choose, "
     "pick, enter, insert, delete as appropriate"},
    {kLegend, Rag::kUnrated,
     "=, means, meaning, indicates, denotes, represents, signifies"},
    {kBy, Rag::kUnrated, "by"},
    {kTo, Rag::kUnrated, "to"},

    // Words that a rating may have beside it.
    {kBut, Rag::kUnrated,
     "but, although, though, however, whereas, nevertheless, albeit"},
    {kAnd, Rag::kUnrated, "and, &, +, while, whilst, plus, also"},
    {kOr, Rag::kUnrated, "or"},
    {kTail, Rag::kUnrated,
     "in, with, for, as of, as at, at, on, of, across, against, within, "
     "between, about, "
     "regarding, re, into, out, over, around, where, which, who, that, "
     "towards, toward, during"},
    {kReason, Rag::kUnrated,
     "due to, because, because of, as, since, following, after, owing to, "
     "via, through, under, per, as per, so, so that, see, ref"},
    {kPeriod, Rag::kUnrated,
     "january, february, march, april, may, june, july, august, september, "
     "october, november, december, jan, feb, mar, apr, jun, jul, aug, sep, "
     "sept, oct, nov, dec, q, qtr, quarter, quarters, spring, summer, autumn, "
     "winter, easter, christmas, term, end, year, year end, mid, early, late "
     "in, monday, tuesday, wednesday, thursday, friday, saturday, sunday, "
     "fy, then, h, first quarter, second quarter, third quarter, fourth "
     "quarter"},
    {kUnit, Rag::kUnrated,
     "day, days, week, weeks, month, months, years, hour, hours, wks, mths"},
    {kCopula, Rag::kUnrated,
     "is, are, remains, remain, remained, stays, been, has, have, "
     "rated, considered, assessed, marked, shown, reported, judged, it's, "
     "that's, becoming"},
    {kRagNoun, Rag::kUnrated,
     "rag, brag, ragb, status, rating, ratings, overall, colour, color, state"},
    {kFiller, Rag::kUnrated,
     "a, an, the, this, these, it, its, we, our, all, both, everything, "
     "action, actions, task, tasks, work, works, project, programme, plan, "
     "commitment, recommendation, recommendations, objective, milestone, "
     "milestones, target, targets, deliverable, deliverables, item, items, "
     "issue, activity, activities, outcome, outcomes, output, outputs, step, "
     "steps, implementation, progress, completion, fully, already, still, "
     "very, well, quite, successfully, wholly, entirely, completely, broadly, "
     "generally, just, recently, newly, again, always, continues, no change, "
     "unchanged, same, "
     "st, nd, rd, th, approx, circa, note, update, "
     "updated, level, timescale, timescales, deadline, deadlines, yet, in "
     "full, no evidence "
     "required, no evidence needed"},
};

using ByFirstWord =
    std::unordered_map<std::string_view, std::vector<RatingPhrase>>;

ByFirstWord SplitPhrases() {
  // Of several words as one too: "inprogress".
  static std::deque<std::string> joined;
  ByFirstWord phrases;
  for (const RatingTable& table : kTables)
    for (std::string_view rest = table.phrases; !rest.empty();) {
      const std::string_view phrase = rest.substr(0, rest.find(','));
      rest.remove_prefix(std::min(phrase.size() + 1, rest.size()));
      std::vector<Token> tokens = LexPhrase(phrase);
      if (IsRating(table.kind) && tokens.size() > 1 &&
          std::all_of(tokens.begin(), tokens.end(),
                      [](const Token& token) { return token.IsWord(); })) {
        std::string& word = joined.emplace_back();
        for (const Token& token : tokens) word += token.text;
        phrases[word].push_back({LexPhrase(word), table.kind, table.rag});
      }
      const std::string_view first = tokens.front().text;
      phrases[first].push_back({std::move(tokens), table.kind, table.rag});
    }
  for (auto& [first, list] : phrases)
    std::stable_sort(list.begin(), list.end(),
                     [](const RatingPhrase& a, const RatingPhrase& b) {
                       return a.tokens.size() > b.tokens.size();
                     });
  return phrases;
}

bool HasWord(const RatingPhrase& phrase) {
  return std::any_of(
      phrase.tokens.begin(), phrase.tokens.end(), [](const Token& token) {
        return token.kind == Token::Kind::kWord && token.text.size() > 1;
      });
}

}  // namespace

std::span<const RatingTable> RatingTables() { return kTables; }

const RatingPhrase* FindRatingPhrase(std::span<const Token> tokens,
                                     std::size_t first) {
  static const ByFirstWord phrases = SplitPhrases();
  const auto found = phrases.find(tokens[first].text);
  if (found == phrases.end()) return nullptr;
  for (const RatingPhrase& phrase : found->second)
    if (MatchPhrase(tokens, first, phrase.tokens) > 0) return &phrase;
  return nullptr;
}

RatingMatch MatchRating(std::span<const Token> tokens, std::size_t first,
                        std::span<const RatingPhrase> own,
                        std::size_t letters) {
  const RatingPhrase* longest = nullptr;
  for (const RatingPhrase& phrase : own)
    if (MatchPhrase(tokens, first, phrase.tokens) > 0 &&
        (phrase.tokens.size() == tokens.size() || HasWord(phrase)) &&
        (!longest || phrase.tokens.size() > longest->tokens.size()))
      longest = &phrase;
  const Token& token = tokens[first];
  if (first < letters && !longest && token.kind == Token::Kind::kWord)
    if (const Rag rag = RagOfLetters(token.text); rag != Rag::kUnrated)
      return {kColour, rag, first + 1};
  if (!longest) longest = FindRatingPhrase(tokens, first);
  if (longest)
    return {longest->kind, longest->rag, first + longest->tokens.size()};
  if (token.kind == Token::Kind::kWord && token.text.ends_with("n't"))
    return {kNegation, Rag::kUnrated, first + 1};
  return {kForeign, Rag::kUnrated, first + 1};
}

}  // namespace planwatch
