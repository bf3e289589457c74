// Single letters as colours: R, A, G, B, and pairs of them. A letter rates only
// where it is all there is, for everywhere else it is an article, an initial or
// half an abbreviation.
//
// Pure functions: any thread.
#pragma once

#include <span>
#include <string_view>

#include "collectors/words/lexer.h"
#include "collectors/words/rating.h"

namespace planwatch {

// The colour of a letter, or of a pair the worse: "a", "ag"; unrated where the
// word is none.
Rag RagOfLetters(std::string_view word);

// Whether a pair of letters in the line, which is as written, is the beginning
// of a word, and not two colours: "Gr".
bool HasAbbreviation(std::string_view line);

// Whether nothing stands in the line but letters for colours, colours, and what
// goes with them: "A/R", "RAG: G", "R (was A)". "A. Jones" and "b/f" are none.
bool OnlyLetters(std::span<const Token> tokens);

}  // namespace planwatch
