// SPDX-License-Identifier: Apache-2.0

public import Storage

/// Several verbs of one kind as one transaction: when one of them is refused, none of them happened.
public struct AllOrNothing<Action: Verb>: Verb {
    public var verbs: [Action]

    public init(_ verbs: [Action]) {
        self.verbs = verbs
    }

    /// What verbs of that kind need; they are alike.
    public var locks: [StoreLock] { verbs.first?.locks ?? [] }

    /// - Returns: the outcomes in the order of the verbs.
    public func perform(_ transaction: Transaction) throws -> [Action.Outcome] {
        try verbs.map { try $0.perform(transaction) }
    }
}
