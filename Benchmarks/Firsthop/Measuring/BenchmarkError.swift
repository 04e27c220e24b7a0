// SPDX-License-Identifier: Apache-2.0

/// A measurement that cannot be taken, and why.
struct BenchmarkError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
