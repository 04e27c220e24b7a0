// SPDX-License-Identifier: Apache-2.0

public import Storage

/// Forgets usage of whole months that are long past.
public struct DropUsageBefore: Verb {
    /// The first month that is kept.
    public let month: CalendarMonth

    public init(_ month: CalendarMonth) {
        self.month = month
    }

    public var locks: [StoreLock] { [.sessions] }

    /// - Returns: the months that were forgotten.
    public func perform(_ transaction: Transaction) throws -> [CalendarMonth] {
        try UsageMonths.all(in: transaction.database)
            .filter { $0 < month }
            .filter { try UsageMonths.drop($0, in: transaction) }
    }
}
