// SPDX-License-Identifier: Apache-2.0

/// Something wrong with one row of a file.
public struct ServiceLineProblem: Error, Equatable, Sendable, CustomStringConvertible {
    /// The row's line in the file.
    public let line: Int
    /// The column that is wrong; nil when the row as a whole is.
    public let column: ServiceColumn?
    /// What is wrong with which value, and what to do.
    public let message: String

    init(_ line: Int, _ column: ServiceColumn?, _ message: String) {
        self.line = line
        self.column = column
        self.message = message
    }

    public var description: String { "line \(line)\(column.map { ", \($0.rawValue)" } ?? ""): \(message)" }
}
