// A file of the local file system (or a share mounted on it), read through one
// of the formats.
#pragma once

#include <memory>

#include "collectors/source/source.h"

namespace planwatch {

// Opened anew at each read, so that a document saved by rename is followed. A
// missing file, a directory, a file that may not be read and one that changes
// while it is read (saved at that moment) are errors that say what to do. A
// FIFO is read until its end, and the read can be stopped while it waits.
std::unique_ptr<Source> MakeFileSource(const SourceOptions& options);

}  // namespace planwatch
