// SPDX-License-Identifier: Apache-2.0

/// One step of the schema: forward only, one transaction, never edited once released.
struct Migration: Sendable {
    /// Rises by one from step to step.
    let number: Int
    let name: String
    /// The statements for an engine, each ended with a semicolon.
    let script: @Sendable (Dialect) -> String

    /// Every step in order. A new one is a file of its own beside the others and one line here.
    static let all: [Migration] = [
        .providerTables, .changeLog, .addressPlan, .sealingKeys, .accessPlans, .accessRouters, .accessLines,
        .recordLogs, .sessions, .contention, .customerBlocks, .routerAccounts, .enforcement, .fairUse, .fairUseAccounts,
        .routerEntries, .timelines,
    ]
}
