// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What a person who waits is told; the table alone goes to standard output.
enum Progress {
    static func say(_ words: String) {
        FileHandle.standardError.write(Data("bench: \(words)\n".utf8))
    }
}
