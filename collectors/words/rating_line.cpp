#include "collectors/words/rating_line.h"

#include <algorithm>
#include <utility>

#include "collectors/words/rating_statement.h"

namespace planwatch {
namespace {

using enum RatingKind;

// In a cell of more words than these, what stands after prose is prose too; and
// a rating of something in particular ("Recruitment delayed") is not a rating
// of the action.
constexpr std::size_t kLongCellWords = 12, kBriefCellWords = 6;

// Judges the clauses of one line.
class Judge {
 public:
  Judge(std::span<const Token> tokens, std::size_t words_in_cell)
      : tokens_(tokens),
        brief_(words_in_cell <= kBriefCellWords),
        long_(words_in_cell > kLongCellWords) {}

  LineReading Read(std::span<const Clause> clauses) {
    LineReading line;
    for (const Clause& clause : clauses) {
      last_ = &clause == &clauses.back();
      Take(clause);
    }
    KeepCurrentPeriod();
    line.known = known_;
    Decide(line);
    if (!line.complete && !line.other && asserted_.empty())
      line.other = questioned_;
    if (!line.complete && !line.other) line.other = perhaps_done_;
    return line;
  }

 private:
  void Take(const Clause& clause) {
    if (clause.before == Stop::kSentence && started_) {
      first_sentence_ = false;
      head_ = true;
      done_in_sentence_ = false;
    }
    started_ = true;
    if (clause.before == Stop::kBut) head_ = true;
    const bool labelled =
        std::exchange(label_, false) && clause.before == Stop::kLabel;
    if (clause.hits.empty()) {
      AddWithoutRating(clause);
      return;
    }
    // "Red → amber", "red, now amber": what was said before is past.
    const std::size_t before = asserted_.size();
    bool prose = true;
    bool today = !clause.expected && !clause.condition;
    for (const Clause::Hit& hit : clause.hits) {
      prose = !AddHit(clause, hit, labelled) && prose;
      today = today && !hit.forecast;
    }
    if (today && asserted_.size() > before &&
        (clause.before == Stop::kArrow || clause.now)) {
      asserted_.erase(asserted_.begin(),
                      asserted_.begin() + static_cast<std::ptrdiff_t>(before));
      other_colour_.reset();
    }
    if (prose) head_ = false;
  }

  void AddWithoutRating(const Clause& clause) {
    if (clause.remainder && clause.words_before == 0 &&
        (head_ || done_in_sentence_)) {  // "awaiting sign-off"
      known_ = true;
      rated_ = rated_ || clause.words_aside == 0;
      asserted_.push_back(Unfinished(Rag::kUnrated));
      return;
    }
    if (clause.foreign() + clause.words_aside == 0) {
      if (clause.doubted || clause.expected || clause.condition) {
        known_ = known_ || clause.doubted;
      } else if (clause.answer && clause.partly) {
        known_ = rated_ = true;
        asserted_.push_back(Unfinished(Rag::kAmber));
      } else if (clause.answer && clause.fillers == 0) {
        known_ = rated_ = true;
        Answer();
      }
      return;
    }
    // "Completed, but not all staff have their certificates".
    if (clause.before == Stop::kBut && done_in_sentence_ &&
        (clause.negated || clause.partly))
      asserted_.push_back(Unfinished(Rag::kUnrated));
    // "Completed; certificates to be issued", "Completed by Health, not by
    // Police", but "Complete, no cost".
    follows_ =
        follows_ || (done_in_sentence_ &&
                     (clause.negated ? !clause.answer && !clause.forecast
                                     : clause.forecast || clause.expected));
    label_ = clause.after == Stop::kLabel;
    head_ = head_ && label_;
  }

  // "80% complete" is not a claim.
  static bool IsPercentage(const Clause& clause) {
    for (const Clause::Hit& hit : clause.hits)
      if (hit.kind == kPercentage && hit.rag != Rag::kBlue) return true;
    return false;
  }

  void Answer() {
    Statement statement = Unfinished(Rag::kUnrated, RatedBy::kYesNo);
    statement.strength = Strength::kAnswer;
    asserted_.push_back(statement);
  }

  // However long the text before it: "… and the training is rolled out.
  // Completed."
  bool IsConclusion(const Clause& clause, const Clause::Hit& hit) const {
    return last_ && IsDone(hit.kind) && clause.before == Stop::kSentence &&
           clause.foreign() + clause.words_aside == 0;
  }

  // False where the rating is a word of prose.
  bool AddHit(const Clause& clause, const Clause::Hit& hit, bool labelled) {
    Statement statement = Plain(clause, hit);
    const bool claim = statement.rating.complete || hit.kind == kPercentage ||
                       statement.strength == Strength::kAnswer;
    const bool subject = labelled || clause.words_before > 0;
    if (hit.kind != kOwn) {
      if (clause.words_after > 0 || (claim && clause.words_about > 0) ||
          (subject && statement.strength == Strength::kNothing))
        return false;
      const bool of_a_part =
          subject &&
          (!brief_ || (hit.kind == kColour && !clause.copula && !labelled));
      const bool in_prose = statement.strength < Strength::kColour ||
                                    statement.strength == Strength::kDone
                                ? !head_ || (long_ && !first_sentence_ &&
                                             !IsConclusion(clause, hit))
                                : false;
      if (of_a_part || in_prose) {
        // What is left to do counts beside a claim: "completed, evaluation of
        // the pilot still outstanding".
        if (done_in_sentence_ && statement.unfinished) {
          asserted_.push_back(Unfinished(Rag::kUnrated));
          asserted_.back().share = CountsOthers(clause, hit);
        }
        return false;
      }
    }
    known_ = rated_ = true;
    if (IsDone(hit.kind) && IsPercentage(clause)) return true;
    if (clause.example || clause.explained) return true;
    if (clause.condition || clause.expected || hit.forecast) {
      if (IsDone(hit.kind)) {
        asserted_.push_back(Unfinished(Rag::kUnrated));
        // "Completed by June 2015" may be a claim.
        if (clause.by_date && !hit.forecast && !hit.negated &&
            tokens_[hit.end - 1].text.ends_with("ed"))
          perhaps_done_ = statement.rating;
      }
      return true;
    }
    if (hit.past && !IsDone(hit.kind)) return true;
    if (hit.negated) {
      AddNegated(statement);
      return true;
    }
    if (hit.partly || (clause.remainder && statement.rating.complete)) {
      if (statement.rating.complete || hit.kind == kPercentage) {
        asserted_.push_back(Unfinished(Rag::kAmber));
        asserted_.back().share = CountsOthers(clause, hit);
        return true;
      }
      if (hit.kind == kColour || hit.kind == kOwn || hit.kind == kInTime) {
        Question(statement);
        return true;
      }
    }
    if (clause.doubted) {
      Question(statement);
      return true;
    }
    // "Training completed": the action, or a part of it?
    if (subject && statement.rating.complete) {
      Question(statement);
      part_done_ = true;
      return true;
    }
    // A cross is Word's ticked box, and to others a no.
    if (hit.kind == kTick && tokens_[hit.first].text == "☒")
      other_answer_ = Rating{};
    if (statement.rating.complete) done_in_sentence_ = true;
    statement.share = CountsOthers(clause, hit);
    begins_done_ =
        begins_done_ ||
        (first_sentence_ && asserted_.empty() && statement.kind == kDone &&
         clause.foreign() == 0 && clause.words_aside == 0 &&
         clause.before == Stop::kSentence && clause.after == Stop::kSentence);
    follows_ = follows_ || IsToCome(clause, hit);
    // "Green (Amber)": most likely the one before it.
    if (clause.before == Stop::kBracket && hit.kind == kColour &&
        !clause.period && asserted_.size() == 1 &&
        asserted_.front().kind == kColour && !asserted_.front().period &&
        statement.rating.rag < asserted_.front().rating.rag)
      other_colour_ = asserted_.front().rating;
    asserted_.push_back(statement);
    return true;
  }

  // "Complete after Board approval in June" may be a forecast.
  bool IsToCome(const Clause& clause, const Clause::Hit& hit) const {
    return clause.period && hit.kind == kDone && hit.end < tokens_.size() &&
           tokens_[hit.end - 1].IsWord("complete") &&
           (tokens_[hit.end].IsWord("after") ||
            tokens_[hit.end].IsWord("following"));
  }

  void AddNegated(const Statement& statement) {
    if (statement.rating.complete) {
      denied_ = true;
      if (statement.kind == kYes)
        Answer();
      else
        asserted_.push_back(Unfinished(Rag::kUnrated, statement.by));
    } else if (statement.kind == kInTime) {
      Statement off = statement;
      off.rating.rag = Rag::kRed;
      off.kind = kLate;
      asserted_.push_back(off);
    } else if (statement.strength == Strength::kActivity &&
               statement.kind != kNotBegun) {
      asserted_.push_back(Unfinished(Rag::kUnrated, statement.by));
    }
  }

  void Question(const Statement& statement) {
    if (statement.rating.rag == Rag::kUnrated) return;
    if (!questioned_ || statement.rating.rag < questioned_->rag)
      questioned_ = statement.rating;
  }

  // Of colours that name their month or quarter the last counts, and one that
  // names none before them all: "Green (Q1: Red)".
  void KeepCurrentPeriod() {
    std::size_t dated = 0, undated = 0;
    for (const Statement& statement : asserted_)
      if (statement.strength == Strength::kColour)
        ++(statement.period ? dated : undated);
    if (dated == 0 || dated + undated < 2) return;
    Statement last;
    bool in_order = true;
    Rag differs = Rag::kUnrated;
    for (const Statement& statement : asserted_) {
      if (statement.strength != Strength::kColour || !statement.period)
        continue;
      in_order = in_order && statement.quarter > last.quarter;
      if (last.strength == Strength::kColour)
        differs = std::min(differs, last.rating.rag);
      last = statement;
    }
    std::erase_if(asserted_, [](const Statement& statement) {
      return statement.strength == Strength::kColour && statement.period;
    });
    if (undated > 0) return;
    asserted_.push_back(last);
    if (!in_order && differs != Rag::kUnrated && differs != last.rating.rag)
      other_colour_ = Rating{differs, false};
  }

  void Decide(LineReading& line) {
    line.begins_done = begins_done_;
    const bool counted =
        begins_done_ && std::erase_if(asserted_, [](const Statement& each) {
                          return each.unfinished && each.share;
                        }) > 0;
    if (asserted_.empty()) return;
    line.counts = rated_;
    bool done = false, closed = false, dropped = false, failed = false;
    bool going_on = false, unfinished = false, yes = false;
    Rag colour = Rag::kUnrated;
    for (const Statement& statement : asserted_) {
      line.strength = std::max(line.strength, statement.strength);
      done = done || statement.strength == Strength::kDone;
      closed = closed || statement.kind == kClosed;
      dropped = dropped || statement.kind == kDropped;
      failed = failed || statement.kind == kFailed;
      yes = yes || (statement.rating.complete &&
                    statement.strength == Strength::kAnswer);
      if (statement.unfinished)
        (statement.kind == kGoingOn ? going_on : unfinished) = true;
      if (statement.strength == Strength::kColour)
        colour = std::min(colour, statement.rating.rag);
    }
    line.unfinished = going_on || unfinished;
    line.counts_others =
        line.unfinished && std::all_of(asserted_.begin(), asserted_.end(),
                                       [](const Statement& each) {
                                         return !each.unfinished || each.share;
                                       });
    for (const Statement& statement : asserted_)
      if (statement.strength == line.strength) {
        line.rags.push_back(statement.rating.rag);
        if (line.by == RatedBy::kNothing) line.by = statement.by;
      }
    line.other = other_colour_;
    if (line.strength == Strength::kAnswer) {
      line.complete = yes && !line.unfinished;
      if (line.complete)
        line.other = other_answer_;
      else
        line.rags.assign(1, Rag::kUnrated);
    }
    // "Training complete; policy not started".
    if (line.strength == Strength::kActivity && part_done_)
      line.rags.assign(1, Rag::kAmber);
    // "Yes, but late".
    if (line.strength == Strength::kProgress && yes && !line.unfinished &&
        line.worst() < Rag::kGreen)
      line.other = Rating{Rag::kBlue, true};
    if (line.strength != Strength::kDone) return;

    const Rating complete{Rag::kBlue, true};
    line.complete = true;
    line.rags.assign(1, Rag::kBlue);
    if (dropped) return;
    if (failed || (closed && denied_)) {
      line.complete = false;
      line.rags.assign(1, Rag::kRed);
      if (!closed) line.other = complete;
    } else if (line.unfinished) {
      line.complete = false;
      line.rags.assign(1, Rag::kAmber);
      // "Completed - ongoing" may well be business as usual.
      if (!unfinished) line.other = complete;
    } else if (colour < Rag::kGreen) {
      line.other = Rating{colour, false};
    } else if (follows_ || counted) {
      line.other = Rating{Rag::kAmber, false};
    }
  }

  std::span<const Token> tokens_;
  const bool brief_, long_;
  std::vector<Statement> asserted_;
  std::optional<Rating> questioned_, perhaps_done_, other_colour_,
      other_answer_;
  bool known_ = false;
  bool denied_ = false;  // "not achieved"
  bool started_ = false, first_sentence_ = true;
  bool last_ = false;   // it is the line's last clause
  bool head_ = true;    // no prose yet in the sentence
  bool label_ = false;  // the clause before names what is rated
  bool done_in_sentence_ = false;
  bool begins_done_ = false;  // the line's first sentence is "Completed."
  bool part_done_ = false;    // "training completed"
  bool follows_ = false;      // a forecast follows a claim, or what may be one
  bool rated_ = false;        // a rating stands in the line, if only as past
};

}  // namespace

Rag LineReading::worst() const {
  return rags.empty() ? Rag::kUnrated
                      : *std::min_element(rags.begin(), rags.end());
}

LineReading ReadLine(std::span<const Token> tokens,
                     std::span<const Clause> clauses,
                     std::size_t words_in_cell) {
  return Judge(tokens, words_in_cell).Read(clauses);
}

}  // namespace planwatch
