// SPDX-License-Identifier: Apache-2.0

/// Rows that cannot be added. Nothing of their batch was.
public struct ServiceImportError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Everything that is wrong, in the order of the lines; not empty.
    public let problems: [ServiceLineProblem]

    /// One line a problem.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
