// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Operations

/// Look-ups of user names that are drawn evenly from all lines, so that the processor's caches help as little as they can.
enum DirectoryLookups {
    private static let count = 1_000_000

    /// Nanoseconds of one look-up; the names are made before.
    static func nanoseconds(in directory: AccessDirectory, lines: Int) throws -> Double {
        var random = RepeatableNumbers(seed: 1)
        let names = (0..<count).map { _ in
            Array(AccessProvider.userName(Int.random(in: 1...lines, using: &random)).utf8)
        }
        var found = 0
        let seconds = ContinuousClock().measure {
            for name in names where directory.find(userName: name.span) != nil { found += 1 }
        }
        guard found == count else { throw BenchmarkError("only \(found) of \(count) names were found") }
        return seconds / .nanoseconds(1) / Double(count)
    }

    /// Nanoseconds of a look-up in a dictionary of as many numbers, in the same random order.
    static func dictionaryNanoseconds(lines: Int) throws -> Double {
        var random = RepeatableNumbers(seed: 1)
        let dictionary = Dictionary(uniqueKeysWithValues: (1...lines).map { ($0, $0) })
        let numbers = (0..<count).map { _ in Int.random(in: 1...lines, using: &random) }
        var found = 0
        let seconds = ContinuousClock().measure {
            for number in numbers where dictionary[number] != nil { found += 1 }
        }
        guard found == count else { throw BenchmarkError("only \(found) of \(count) numbers were found") }
        return seconds / .nanoseconds(1) / Double(count)
    }
}
