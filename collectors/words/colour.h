// Colours as ratings. Pure functions: any thread.
#pragma once

#include "collectors/table/row.h"
#include "collectors/words/rating.h"

namespace planwatch {

// The RAG of a fill or text colour, by its hue: yellow and orange are amber.
// White, greys, the pale shades of banded tables and colours that are none of
// the four (purple, pink, teal) are unrated.
Rag RagOfColour(Colour colour);

}  // namespace planwatch
