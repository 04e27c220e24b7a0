// SPDX-License-Identifier: Apache-2.0

@testable import dictgen

/// The text of a dictionary: read, and checked with itself.
enum FuzzedDictionary {
    static func broken(_ octets: [UInt8]) -> String? {
        let text = String(decoding: octets, as: UTF8.self)
        do throws(DictionaryError) {
            let file = try DictionaryParser.parse(text, name: "fuzz")
            let lines = 1 + octets.count { $0 == UInt8(ascii: "\n") }
            let errors = DictionaryCheck.errors(in: [file])
            guard errors.allSatisfy({ (1...lines).contains($0.line) && !$0.description.isEmpty }) else {
                return "an error names a line that is not there"
            }
            guard errors.isEmpty else { return nil }
            return TableWriter([file]).outputs().isEmpty ? "a good dictionary gives no tables" : nil
        } catch {
            return error.description.isEmpty ? "an error without a message" : nil
        }
    }
}
