// SPDX-License-Identifier: Apache-2.0

import ProviderValues
public import Storage

/// Something that the provider's people or programs do: one transaction, all or nothing.
public protocol Verb: Sendable {
    associatedtype Outcome: Sendable

    /// What the verb needs for itself until it commits.
    var locks: [StoreLock] { get }

    /// Does it inside a transaction; may run more than once and has no effect outside the database.
    ///
    /// - Throws: ``Refusal`` when a rule forbids it; nothing is changed then.
    func perform(_ transaction: Transaction) throws -> Outcome
}

extension Verb {
    public var locks: [StoreLock] { [] }
}

extension Store {
    /// Does a verb and returns once it is durable.
    public func perform<Action: Verb>(_ verb: Action) async throws -> Action.Outcome {
        try await write(locking: verb.locks) { try verb.perform($0) }
    }

    /// Does a verb and takes it back: what would happen, as it would happen.
    public func rehearse<Action: Verb>(_ verb: Action) async throws -> Action.Outcome {
        do {
            return try await write(locking: verb.locks) { transaction in
                throw Rehearsed(outcome: try verb.perform(transaction))
            }
        } catch let rehearsed as Rehearsed<Action.Outcome> {
            return rehearsed.outcome
        }
    }
}

/// Carries the outcome of a verb out of the transaction that it undoes.
private struct Rehearsed<Outcome: Sendable>: Error {
    let outcome: Outcome
}

extension Transaction {
    /// Reports a row that was just inserted.
    func added<Subject>(_ entity: Change.Entity, _ id: Identifier<Subject>?) throws -> Identifier<Subject> {
        guard let id else {
            throw Refusal(.notFound, "the new \(entity.rawValue) got no number", advice: "report this")
        }
        record(.added, entity, id.value)
        return id
    }
}
