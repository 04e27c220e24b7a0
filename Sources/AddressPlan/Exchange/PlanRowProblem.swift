// SPDX-License-Identifier: Apache-2.0

/// Something wrong with one row.
public struct PlanRowProblem: Hashable, Sendable {
    /// The row's line.
    public let line: Int

    /// The column that is wrong; nil when the row as a whole is.
    public let column: PlanColumn?

    /// What is wrong and what to do.
    public let message: String

    init(_ row: PlanRow, _ column: PlanColumn?, _ message: String) {
        self.init(line: row.line, column, message)
    }

    init(line: Int, _ column: PlanColumn?, _ message: String) {
        self.line = line
        self.column = column
        self.message = message
    }
}

extension PlanRowProblem: CustomStringConvertible {
    /// Line, column and message.
    public var description: String {
        "line \(line)\(column.map { ", \($0.rawValue)" } ?? ""): \(message)"
    }
}

/// Rows that cannot be taken into a plan. Nothing was taken.
public struct PlanImportError: Error, Hashable, Sendable {
    /// Everything that is wrong, in the order of the lines; not empty.
    public let problems: [PlanRowProblem]
}

extension PlanImportError: CustomStringConvertible {
    /// One line a problem.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
