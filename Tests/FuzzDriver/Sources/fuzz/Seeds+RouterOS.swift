// SPDX-License-Identifier: Apache-2.0

import RouterOSCodec
import TestKit

/// Where the fuzzing of the RouterOS API begins.
extension Seeds {
    /// Whole and broken sentences, and a sentence for each reply, query and value.
    static func routerSentences() throws -> [[UInt8]] {
        var sentences = try octets("routeros/sentences.txt", field: 0) + octets("routeros/broken.txt", field: 1)
        for file in ["replies", "queries"] {
            let front = file == "queries" ? ["/x/print"] : []
            for row in try VectorFile("routeros/\(file).txt").rows {
                sentences.append(try sentence(front + row.field(0).split(separator: " ").map(String.init)))
            }
        }
        for row in try VectorFile("routeros/values.txt").rows {
            sentences.append(try sentence(["!re", "=a=\(try row.field(1))"]))
            sentences.append(Array(try row.field(1).utf8))
        }
        return sentences
    }

    private static func sentence(_ words: [String]) throws -> [UInt8] {
        try Sentence(words.map { Array($0.utf8) }).encoded()
    }
}
