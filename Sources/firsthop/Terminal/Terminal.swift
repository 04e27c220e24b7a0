// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Where a command's words go: results to standard output, everything else to standard error.
enum Terminal {
    /// Columns of the terminal that standard output shows on; nil for a file or a pipe.
    static var width: Int? {
        var size = winsize()
        guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }

    /// Whether a person watches standard error.
    static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }

    static func output(_ text: String) {
        write(text, to: STDOUT_FILENO)
    }

    static func error(_ text: String) {
        write(text, to: STDERR_FILENO)
    }

    /// Writes past the buffers of the C library, so that nothing is lost when the process is killed right after.
    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written > 0 {
                bytes = bytes.dropFirst(written)
            } else if written < 0 && errno == EINTR {
                continue
            } else {
                return  // Nobody reads any more: there is nowhere to complain.
            }
        }
    }
}
