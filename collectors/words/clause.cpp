#include "collectors/words/clause.h"

#include <string_view>
#include <utility>

#include "collectors/words/rating_letters.h"
#include "collectors/words/rating_tokens.h"

namespace planwatch {
namespace {

using enum RatingKind;

class Splitter {
 public:
  Splitter(std::span<const Token> tokens, std::span<const RatingPhrase> own,
           std::size_t letters)
      : line_(tokens, own, letters) {}

  std::vector<Clause> Run() {
    for (std::size_t i = 0; i < line_.size();) i = Take(i);
    Close(Stop::kSentence);
    return std::move(clauses_);
  }

 private:
  std::size_t Take(std::size_t i) {
    if (const std::size_t end = line_.HandedOver(i)) {
      AddHit(kDone, Rag::kBlue, i, end);
      return end;
    }
    const RatingMatch match = line_.At(i);
    if (line_[i].IsNumber() && match.kind != kOwn) return TakeNumber(i);
    if (match.kind == kForeign) {
      if (!line_[i].IsWord()) return SkipSymbol(i);
      // The letter in "B - complete" is not part of the action.
      if (i > 0 || line_.size() < 2 || !line_[1].IsSymbol("-") ||
          RagOfLetters(line_[0].text) == Rag::kUnrated)
        Foreign();
      return match.end;
    }
    if (match.kind == kNoRating && line_.RatingFollows(match.end)) {
      negated_ = clause_.negated = true;  // "none complete"
      return match.end;
    }
    if (!IsRating(match.kind)) return ReadCue(match, i);
    AddHit(match.kind, match.rag, i, match.end);
    return match.end;
  }

  void AddHit(RatingKind kind, Rag rag, std::size_t first, std::size_t end) {
    // "Amber due to delayed funding" says nothing but amber.
    if (!clause_.hits.empty() &&
        (about_ || (ignore_ && clause_.words_aside > 0)))
      return;
    if (clause_.hits.empty()) about_ = ignore_ = why_ = false;
    if (now_ && !clause_.hits.empty())
      for (Clause::Hit& hit : clause_.hits) hit.past = true;
    if (now_) clause_.now = true;
    clause_.hits.push_back(
        {kind, rag, first, end, negated_, partly_, forecast_, past_});
  }

  void Foreign() {
    if (ignore_)
      ++clause_.words_aside;
    else if (clause_.hits.empty())
      ++clause_.words_before;
    else if (about_)
      ++clause_.words_about;
    else
      ++clause_.words_after;
  }

  std::size_t ReadCue(const RatingMatch& match, std::size_t i) {
    std::vector<Clause::Hit>& hits = clause_.hits;
    switch (match.kind) {
      case kNotYet:
        clause_.answer = true;
        [[fallthrough]];
      case kNegation:
        negated_ = clause_.negated = true;
        break;
      case kPartly:
        clause_.partly = true;
        clause_.answer = clause_.answer || match.rag == Rag::kAmber;
        if (hits.empty() || line_.RatingFollows(match.end))
          partly_ = true;
        else
          for (Clause::Hit& hit : hits)
            hit.partly = hit.partly || !about_ || IsDone(hit.kind);
        break;
      case kDoubt:
        clause_.doubted = true;
        break;
      case kForecast:
        forecast_ = clause_.forecast = true;
        break;
      case kExpected:
        if (!IsAside()) clause_.expected = true;
        // "In progress, due June" is in progress.
        if (line_[i].IsWord("due")) ++clause_.fillers;
        break;
      case kCondition:
        clause_.condition = true;
        ignore_ = true;
        break;
      case kPast:
        // "Amber previous RAG: red", "red last quarter".
        if (const bool follows = line_.RatingFollows(match.end);
            hits.empty() || follows) {
          if (!hits.empty()) Close(Stop::kComma);
          past_ = true;
        } else {
          for (Clause::Hit& hit : hits) hit.past = true;
        }
        clause_.past = true;
        break;
      case kNow:
        now_ = true;
        past_ = false;
        break;
      case kFrom:
        if (line_.RatingFollows(match.end))
          past_ = from_ = true;
        else
          about_ = true;
        break;
      case kChange:
        ++clause_.fillers;
        change_ = true;
        break;
      case kRemainder:
        clause_.remainder = true;
        about_ = ignore_ = why_ = true;
        break;
      case kExample:
        clause_.example = true;
        break;
      case kLegend:
        if (!hits.empty() && hits.back().kind == kColour &&
            !(match.end < line_.size() && line_[match.end].IsSymbol(">")))
          clause_.explained = true;
        break;
      case kBy:
        ReadBy(match.end);
        break;
      case kTo:
        ReadTo(i, match.end);
        break;
      case kBut:
        Close(Stop::kBut);
        break;
      case kAnd:
        // What else was done is not part of the rating: "completed and sent to
        // all schools".
        if (!hits.empty()) ignore_ = true;
        negated_ = false;
        break;
      case kOr:
        Close(Stop::kSlash);
        break;
      case kTail:
        about_ = true;
        // "Closed at the March Board" tells when.
        if (line_[i].IsWord("at") && !hits.empty() && IsDone(hits.back().kind))
          return line_.OccasionEnd(match.end);
        break;
      case kReason:
        if (line_.IsUsualBusiness(match.end)) break;  // "continues as BAU"
        if (hits.empty()) forecast_ = true;
        about_ = ignore_ = why_ = true;
        break;
      case kPeriod:
        clause_.period = true;
        // "Year 1 complete" tells of a part, "2015 complete" of when.
        if (hits.empty() && line_.IsYearOfSeveral(i)) ++clause_.words_before;
        if (line_[i].IsWord("q") && match.end < line_.size() &&
            line_[match.end].IsNumber()) {
          clause_.quarter = line_.Value(match.end);
          return match.end + 1;
        }
        break;
      case kCopula:
        if (hits.empty())
          clause_.copula = true;
        else if (!ignore_)
          ++clause_.words_after;  // "delays in recruiting are due to"
        break;
      case kRagNoun:
      case kFiller:
        ++clause_.fillers;
        break;
      default:
        break;
    }
    return match.end;
  }

  // What is expected where these words stand is not a rating of the clause: "on
  // target for completion by June".
  bool IsAside() const {
    return why_ || (about_ && !clause_.hits.empty() &&
                    !IsDone(clause_.hits.back().kind));
  }

  // "By June" is a forecast, "by 3 months" a measure, "by the police" an agent.
  void ReadBy(std::size_t i) {
    if (i >= line_.size()) ++clause_.words_after;  // a heading: "Completed by"
    while (i < line_.size() && line_.At(i).kind == kFiller) ++i;
    bool date = false;
    if (i < line_.size()) {
      date = line_.At(i).kind == kPeriod || line_.At(i).kind == kExpected;
      if (line_[i].IsNumber())
        date = i + 1 >= line_.size() ||
               !(line_[i + 1].IsSymbol("%") || line_.At(i + 1).kind == kUnit);
    }
    if (date && IsAside()) return;
    if (date)
      clause_.expected = clause_.by_date = true;
    else
      about_ = ignore_ = true;
  }

  // "Red to amber" is a change, "to complete" a forecast.
  void ReadTo(std::size_t at, std::size_t next) {
    std::vector<Clause::Hit>& hits = clause_.hits;
    if (change_ && next < line_.size() && IsRating(line_.At(next).kind)) {
      for (Clause::Hit& hit : hits) hit.past = true;
      past_ = false;
      return;
    }
    if (!hits.empty() && hits.back().end == at && next < line_.size()) {
      const RatingMatch match = line_.At(next);
      if (IsRating(match.kind) &&
          (from_ || (match.kind == kColour && hits.back().kind == kColour))) {
        for (Clause::Hit& hit : hits) hit.past = true;
        past_ = false;
        return;
      }
    }
    if (line_.IsDestination(at)) {
      about_ = !line_.IsUsualBusiness(next);
      return;
    }
    forecast_ = clause_.forecast = about_ = true;
    // "On track to be completed by June" is on track today.
    why_ = !hits.empty() && !IsDone(hits.back().kind);
  }

  std::size_t TakeNumber(std::size_t i) {
    std::size_t end = i + 1;
    bool fraction = false;
    if (end + 1 < line_.size() && line_[end].IsSymbol(".") &&
        !line_[end].spaced && line_[end + 1].IsNumber() &&
        !line_[end + 1].spaced) {
      fraction =
          line_[end + 1].text.find_first_not_of('0') != std::string_view::npos;
      end += 2;
    }
    if (const std::size_t percent = line_.PercentAt(end)) {
      const std::size_t value = line_.Value(i);
      if (value > 100 || line_[i].text.size() > 3)
        Foreign();
      else
        AddHit(kPercentage,
               value == 100              ? Rag::kBlue
               : value == 0 && !fraction ? Rag::kUnrated
                                         : Rag::kAmber,
               i, percent);
      return percent;
    }
    if (const std::size_t whole = line_.RatioAt(end)) {
      if (line_.Value(whole) != line_.Value(i)) {
        clause_.partly = clause_.share = partly_ = true;
        for (Clause::Hit& hit : clause_.hits) hit.partly = true;
      }
      return whole + 1;
    }
    if (IsCount(i, end)) ++clause_.words_before;
    return end;
  }

  // "12 completed" counts something; "1.1 completed" and "12/05 completed" name
  // an action and a day.
  bool IsCount(std::size_t i, std::size_t end) const {
    return end == i + 1 && end < line_.size() && line_[i].text.size() < 4 &&
           clause_.hits.empty() && !clause_.period &&
           (i == 0 || line_[i - 1].IsWord() || line_[i].spaced) &&
           IsDone(line_.At(end).kind);
  }

  std::size_t SkipSymbol(std::size_t i) {
    const std::string_view symbol = line_[i].text;
    const bool at_end = i + 1 >= line_.size();
    const bool next_spaced = at_end || line_[i + 1].spaced;
    if (IsArrow(symbol)) {
      Close(Stop::kArrow);
    } else if (symbol == ".") {
      // Not in "1.1" and "A. Jones".
      const bool initial =
          i > 0 && line_[i - 1].IsWord() && line_[i - 1].text.size() == 1;
      if (next_spaced && !initial) Close(Stop::kSentence);
    } else if (symbol == "!" || symbol == ";" || symbol == "•") {
      Close(Stop::kSentence);
    } else if (symbol == "?") {
      Question();
    } else if (symbol == ",") {
      Close(Stop::kComma);
    } else if (symbol == "(" || symbol == ")" || symbol == "[" ||
               symbol == "]") {
      Close(Stop::kBracket);
    } else if (symbol == ":") {
      Close(Stop::kLabel);
    } else if (symbol == "-") {
      if (line_[i].spaced || next_spaced) Close(Stop::kLabel);
    } else if (symbol == "/" || symbol == "|" || symbol == "\\") {
      // Not in a date.
      if (!(i > 0 && !at_end && line_[i - 1].IsNumber() &&
            line_[i + 1].IsNumber()))
        Close(Stop::kSlash);
    } else if (HasLetters(line_[i])) {
      Foreign();
    } else if (symbol == "%") {
      ++clause_.words_after;
    }
    return i + 1;
  }

  // A question mark that stands alone doubts its neighbour: "Complete (?)".
  void Question() {
    const bool alone = IsEmpty();
    if (alone && !clauses_.empty() && !clauses_.back().hits.empty())
      clauses_.back().doubted = true;
    else
      clause_.doubted = true;
    if (!alone) Close(Stop::kSentence);
  }

  bool IsEmpty() const {
    return clause_.hits.empty() &&
           clause_.foreign() + clause_.words_aside + clause_.fillers == 0 &&
           !HasCue(clause_) && !clause_.example && !clause_.period &&
           !clause_.copula && !forecast_ && !about_;
  }

  static bool HasCue(const Clause& clause) {
    return clause.negated || clause.partly || clause.past || clause.expected ||
           clause.condition || clause.doubted || clause.remainder;
  }

  void Close(Stop stop) {
    Clause next;
    next.before = stop;
    if (IsEmpty()) {
      // Of two separators the stronger counts.
      if (clause_.before == Stop::kSentence || clause_.before == Stop::kArrow ||
          clause_.before == Stop::kBut)
        next.before = clause_.before;
      clause_ = std::move(next);
      Reset();
      return;
    }
    clause_.after = stop;
    if (clause_.hits.empty()) {
      if (AppliesToPrevious(stop)) {
        Clause& previous = clauses_.back();
        previous.expected = previous.expected || clause_.expected;
        previous.by_date = previous.by_date || clause_.by_date;
        previous.condition = previous.condition || clause_.condition;
        previous.doubted = previous.doubted || clause_.doubted;
        for (Clause::Hit& hit : previous.hits) {
          hit.past = hit.past || clause_.past;
          hit.partly = hit.partly || clause_.partly;
        }
      } else if (AppliesToNext(stop)) {
        next.expected = clause_.expected;
        next.by_date = clause_.by_date;
        next.condition = clause_.condition;
        next.doubted = clause_.doubted;
        next.example = clause_.example;
        next.period = clause_.period;
        next.quarter = clause_.quarter;
        next.before = clause_.before;
        const bool past = past_, now = now_, partly = partly_;
        clause_ = std::move(next);
        Reset();
        past_ = past, now_ = now, partly_ = partly;
        return;
      }
    }
    clauses_.push_back(std::move(clause_));
    clause_ = std::move(next);
    Reset();
  }

  bool AppliesToPrevious(Stop stop) const {
    if (clauses_.empty() || clauses_.back().hits.empty() ||
        clause_.before == Stop::kSentence || clause_.before == Stop::kArrow ||
        clause_.before == Stop::kSlash)
      return false;
    if (clause_.condition &&
        (clause_.before == Stop::kBracket || stop == Stop::kSentence))
      return true;
    return !clause_.condition && !clause_.remainder && clause_.foreign() == 0 &&
           clause_.fillers == 0 && clause_.words_aside == 0 &&
           HasCue(clause_) && !clause_.negated &&
           (!clause_.expected || MayBeExpected(clauses_.back().hits.front()));
  }

  // "Complete (by June)" is expected; of "in progress, by June" the date is.
  static bool MayBeExpected(const Clause::Hit& hit) {
    return hit.kind == kColour || hit.kind == kOwn || IsDone(hit.kind) ||
           hit.kind == kYes || hit.kind == kTick;
  }

  bool AppliesToNext(Stop stop) const {
    if (stop == Stop::kSentence || stop == Stop::kBracket) return false;
    if (clause_.condition || clause_.example) return true;
    return stop == Stop::kLabel && clause_.foreign() == 0 && !clause_.negated &&
           !clause_.remainder;
  }

  void Reset() {
    negated_ = partly_ = forecast_ = past_ = now_ = from_ = change_ = about_ =
        ignore_ = why_ = false;
  }

  const RatingTokens line_;
  std::vector<Clause> clauses_;
  Clause clause_;
  // What goes for the ratings and words that follow in the clause.
  bool negated_ = false, partly_ = false, forecast_ = false, past_ = false;
  bool now_ = false, from_ = false, change_ = false;
  bool about_ = false;   // behind a preposition
  bool ignore_ = false;  // no part of what is rated
  bool why_ = false;     // in a reason or purpose
};

}  // namespace

std::vector<Clause> ClausesOf(std::span<const Token> tokens,
                              std::span<const RatingPhrase> own,
                              std::size_t letters) {
  return Splitter(tokens, own, letters).Run();
}

}  // namespace planwatch
