// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// That a field of a row became another, as people call the values; beside the change log, which only says that a row changed.
public struct FieldChange: Equatable, Sendable {
    /// The fields that are kept, of services, customers and plans. The raw value is the word in the database.
    public enum Field: String, CaseIterable, Sendable {
        case state
        /// What a service's rates, times and price come from, by its name.
        case plan
        /// Why a service is held back.
        case hold
        /// The router that a service is bound to, by its name.
        case router
        case userName = "user_name"
        /// What fair use makes of a service: other rates or a block, with the rules. Kept as long as attempts are.
        case fairUse = "fair_use"
        /// A reason why a customer is cut off: as the new value it began, as the old one it ended.
        case block
        /// The rates of a plan.
        case rates
        /// What a line of a plan pays for a month.
        case price
    }

    /// Whose field: a service, its customer, or its plan.
    public let entity: Change.Entity
    public let at: Timestamp
    public let field: Field
    /// nil for nothing.
    public let before: String?
    public let after: String?
}

extension FieldChange {
    /// From the columns `entity, at, field, old_value, new_value`.
    init(row: Row) throws {
        self.init(
            entity: try row.word(0), at: try row.time(1), field: try row.word(2), before: try row.optional(3, row.text),
            after: try row.optional(4, row.text))
    }
}
