// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import Storage

/// Goes through what routers' own tables may have of lines: sessions end and get other prefixes without anybody changing anything.
struct ReconcileEntries: Verb {
    /// What was looked at.
    struct Page: Sendable {
        var changed = 0
        /// The last service; nil at the end.
        var last: ServiceID?
    }

    let wishes: SessionWishes
    /// Only services after this one.
    var after = ServiceID(0)
    /// Whether routers are to show again what they have.
    let isCheck: Bool

    private static let atOnce = 5_000

    func perform(_ transaction: Transaction) throws -> Page {
        let entries = try RouterEntryRows.page(after: after, limit: Self.atOnce, in: transaction.database)
        let changed = try RouterEntries(wishes: wishes).reconcile(
            Set(entries.map(\.place)), isCheck: isCheck, at: transaction.now, in: transaction.database)
        return Page(changed: changed, last: entries.count < Self.atOnce ? nil : entries.last?.place.service)
    }
}

/// Notes what is wanted of lines that never log in: nobody reports a session of theirs.
struct ReconcileStaticLines: Verb {
    let wishes: SessionWishes
    let services: [ServiceID]

    func perform(_ transaction: Transaction) throws -> Int {
        let places = services.compactMap { service in
            wishes.directory.find(service: service).flatMap { terms in
                terms.kind == .static ? terms.nas.map { RouterPlace(nas: $0, service: service) } : nil
            }
        }
        return try RouterEntries(wishes: wishes).reconcile(
            Set(places), at: transaction.now, in: transaction.database)
    }
}

extension Store {
    /// Goes through all entries, part by part.
    func reconcileEntries(_ wishes: SessionWishes, isCheck: Bool) async throws {
        // A look that writes nothing while there are none.
        let isAny = try await read { try $0.first("SELECT 1 FROM router_entry LIMIT 1") { try $0.flag(0) } ?? false }
        guard isAny else { return }
        var verb = ReconcileEntries(wishes: wishes, isCheck: isCheck)
        while let last = try await perform(verb).last { verb.after = last }
    }

    /// The routers whose own interface lets us in.
    func routersWithAccounts() async throws -> Set<NASID> {
        try await read { database in Set(try RouterAPIRows.routers(in: database)) }
    }
}
