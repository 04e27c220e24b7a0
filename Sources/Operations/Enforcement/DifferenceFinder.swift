// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import Storage

/// Finds sessions that do not have what they should have: after every change, when they begin, and now and then among all.
struct DifferenceFinder {
    private let store: Store
    private let directory: @Sendable () -> AccessDirectory
    private let asksRouters: Bool
    private let lists: BlockingLists
    /// The routers whose own interface lets us in.
    private var doors: Set<NASID> = []
    private var entriesSeen: ContinuousClock.Instant?
    /// Changes up to here have been looked at.
    private var position: Int64
    /// Sessions up to here have been looked at.
    private var newest = SessionID(0)

    /// - Parameters:
    ///   - asksRouters: whether routers' own interfaces are used at all.
    ///   - lists: what the lists there are called.
    init(
        in store: Store, directory: @escaping @Sendable () -> AccessDirectory, asksRouters: Bool, lists: BlockingLists
    ) async throws {
        self.store = store
        self.directory = directory
        self.asksRouters = asksRouters
        self.lists = lists
        position = try await store.read { try ChangeLog.newest(in: $0) }
    }

    /// What is wanted of sessions at this moment.
    var wishes: SessionWishes { SessionWishes(directory: directory(), doors: doors, lists: lists) }

    /// Looks at every session. Whatever was missed before is found, and routers show again what they have of lines.
    mutating func auditAll() async throws -> ReconcileSessions.Found {
        try await findDoors()
        let wishes = wishes
        let found = try await store.reconcile(.all, wishes)
        newest = max(newest, found.last ?? newest)
        _ = try await store.perform(ForgetEnded())
        let forgotten = store.clock.now().advanced(by: .zero - Enforcer.attemptsKept)
        _ = try await store.perform(ForgetAttempts(before: forgotten))
        var fixed: [ServiceID] = []
        wishes.directory.forEachLine { if $0.kind == .static { fixed.append($0.service) } }
        _ = try await store.perform(ReconcileStaticLines(wishes: wishes, services: fixed))
        try await lookAtEntries(wishes, isCheck: true)
        return found
    }

    private mutating func findDoors() async throws {
        if asksRouters { doors = try await store.routersWithAccounts() }
    }

    private mutating func lookAtEntries(_ wishes: SessionWishes, isCheck: Bool) async throws {
        try await store.reconcileEntries(wishes, isCheck: isCheck)
        entriesSeen = .now
    }

    /// Between two looks at lines that routers have something of.
    private static let entryInterval: Duration = .seconds(5)

    /// Looks at what may have become different since the last time.
    mutating func lookAtNews() async throws -> ReconcileSessions.Found {
        var found = try await lookAtChanges()
        if entriesSeen.map({ .now - $0 >= Self.entryInterval }) ?? true {
            try await lookAtEntries(wishes, isCheck: false)
        }
        // A look that costs nothing while no session begins; going through them is a transaction that writes.
        let last = try await store.read { database in
            try database.first("SELECT coalesce(max(id), 0) FROM access_session") { try $0.integer(0) } ?? 0
        }
        guard SessionID(last) > newest else { return found }
        let begun = try await store.reconcile(.after(newest), wishes)
        // Those that ended meanwhile are passed over, too.
        newest = SessionID(last)
        found.sessions += begun.sessions
        found.differing += begun.differing
        return found
    }

    private mutating func lookAtChanges() async throws -> ReconcileSessions.Found {
        let after = position
        // What the directory does not know yet would be judged by what was: it comes next time.
        let known = directory()
        let changes = try await store.read { database in
            try ChangeLog.changes(in: database, after: after, limit: Self.changesAtOnce)
        }.filter { $0.sequence <= known.position }
        var found = ReconcileSessions.Found()
        guard let last = changes.last?.sequence else { return found }
        // An account at a router is a part of the router.
        if changes.contains(where: { $0.entity == .nas }) { try await findDoors() }
        let wishes = SessionWishes(directory: known, doors: doors, lists: lists)
        for scope in try await Self.scopes(of: changes, in: store) {
            if case .services(let services) = scope {
                _ = try await store.perform(ReconcileStaticLines(wishes: wishes, services: services))
            }
            let part = try await store.reconcile(scope, wishes)
            found.sessions += part.sessions
            found.differing += part.differing
        }
        position = last
        return found
    }

    private static let changesAtOnce = 5_000

    /// Which sessions the changes may concern.
    private static func scopes(of changes: [Change], in store: Store) async throws -> [ReconcileSessions.Scope] {
        var services: Set<ServiceID> = []
        var customers: Set<Int64> = []
        var scopes: [ReconcileSessions.Scope] = []
        var seen: Set<[String]> = []
        for change in changes {
            let isFirst = seen.insert([change.entity.rawValue, "\(change.id)"]).inserted
            switch change.entity {
            case .internetService: services.insert(ServiceID(change.id))
            case .customer: customers.insert(change.id)
            case .plan where isFirst: scopes.append(.plan(PlanID(change.id)))
            case .nas where isFirst: scopes.append(.router(NASID(change.id)))
            case .plan, .nas, .company, .planNode, .holding, .realm: break
            }
        }
        let theirs = customers
        services.formUnion(
            try await store.read { database in
                var found: [ServiceID] = []
                try database.forEach(servicesOfCustomers, theirs.map { .integer($0) }) { found.append(try $0.id(0)) }
                return found
            })
        return services.isEmpty ? scopes : scopes + [.services(services.sorted())]
    }

    private static let servicesOfCustomers = BulkStatement(
        keys: "SELECT id FROM internet_service WHERE customer_id IN")
}
