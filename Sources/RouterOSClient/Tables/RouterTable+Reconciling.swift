// SPDX-License-Identifier: Apache-2.0

import RouterOSCodec

extension RouterTable {
    /// Tokens that are asked for by name; for more, the router is asked for all rows, which costs it less.
    private static let mostAskedFor = 50
    /// Changes that are handed over at a time; the connection bounds how many of them are under way.
    private static let mostAtOnce = 64

    /// Makes the rows of some tokens what they shall be: reads, compares, writes what differs, and reads again.
    ///
    /// - Parameters:
    ///   - scope: whose rows are spoken of; what bears such a token and is not wanted goes.
    ///   - keepsOthers: nothing goes.
    ///   - isRehearsal: only says what would be written.
    /// - Throws: ``RouterFault`` when the menu cannot be read at all; nothing was written then.
    func reconcile(
        _ wanted: [WantedRow], scope: Set<OwnershipToken>, at router: some CommandRunning, times: RouterTimes,
        keepsOthers: Bool = false, isRehearsal: Bool = false
    ) async throws(RouterFault) -> TableReport {
        let before = try await plan(wanted, scope, keepsOthers, at: router, times: times)
        guard !isRehearsal, !before.changes.isEmpty else { return TableReport(plan: before) }
        var report = TableReport(plan: before)
        let removals = before.changes.filter(\.isRemoval)
        report.note(await apply(removals, at: router, times: times))
        let first = await firstRow(if: before.changes.contains(where: \.isAddition), at: router, times: times)
        report.note(await apply(before.changes.filter { !$0.isRemoval }, before: first, at: router, times: times))
        do throws(RouterFault) {
            let after = try await plan(wanted, scope, keepsOthers, at: router, times: times)
            report.verify(after)
        } catch {
            report.unverified = error
        }
        return report
    }

    /// The row that new ones go before; nil where order means nothing, or none is known.
    private func firstRow(
        if isNeeded: Bool, at router: some CommandRunning, times: RouterTimes
    ) async -> ItemID? {
        guard isOrdered, isNeeded else { return nil }
        let command = Command(path.appending("print"), [Attribute(".proplist", ".id")])
        return try? await router.run(command, within: times.reading).rows.first?.id
    }

    /// What would have to be written.
    private func plan(
        _ wanted: [WantedRow], _ scope: Set<OwnershipToken>, _ keepsOthers: Bool, at router: some CommandRunning,
        times: RouterTimes
    ) async throws(RouterFault) -> TablePlan {
        do throws(RouterFault) {
            let rows = try await router.run(printing(wanted, scope), within: times.reading).rows
            return TablePlan(rows, wanted: wanted, scope: scope, in: self, keepsOthers: keepsOthers)
        } catch {
            // A router without the menu, such as one of RouterOS 6 without its IPv6 package, has no rows in it.
            guard wanted.isEmpty, case .refused(let trap) = error, trap.isMissingMenu else { throw error }
            return TablePlan([], wanted: [], scope: scope, in: self)
        }
    }

    private func printing(_ wanted: [WantedRow], _ scope: Set<OwnershipToken>) -> Command {
        var query: Query?
        if scope.count <= Self.mostAskedFor, wanted.count <= Self.mostAskedFor {
            let own = scope.sorted { $0.text.text < $1.text.text }.map { Query.equals("comment", $0.text) }
            let same = wanted.compactMap { row in
                Query.all(identity.compactMap { name in row[name].map { .equals(name, $0) } })
            }
            query = Query.any(own + same)
        }
        return Command(path.appending("print"), printed.map { [Attribute(".proplist", $0)] } ?? [], query: query)
    }

    /// Writes changes that do not depend on each other.
    private func apply(
        _ changes: [TableChange], before first: ItemID? = nil, at router: some CommandRunning, times: RouterTimes
    ) async -> [(TableChange, RouterFault)] {
        var faults: [(TableChange, RouterFault)] = []
        for start in stride(from: 0, to: changes.count, by: Self.mostAtOnce) {
            let part = changes[start..<min(start + Self.mostAtOnce, changes.count)]
            await withTaskGroup(of: (TableChange, RouterFault)?.self) { group in
                for change in part {
                    group.addTask { await write(change, before: first, at: router, times: times).map { (change, $0) } }
                }
                for await fault in group.compactMap(\.self) { faults.append(fault) }
            }
        }
        return faults
    }

    private func write(
        _ change: TableChange, before first: ItemID?, at router: some CommandRunning, times: RouterTimes
    ) async -> RouterFault? {
        do throws(RouterFault) {
            _ = try await router.run(change.command(in: path, before: first), within: times.writing)
            return nil
        } catch {
            // What is gone already need not be removed.
            if change.isRemoval, case .refused(let trap) = error, trap.isMissingItem { return nil }
            return error
        }
    }
}

extension TableChange {
    fileprivate var isRemoval: Bool {
        switch self {
        case .remove: true
        case .add, .set: false
        }
    }

    fileprivate var isAddition: Bool {
        switch self {
        case .add: true
        case .remove, .set: false
        }
    }
}

extension Trap {
    /// Whether the router has no such menu or command.
    var isMissingMenu: Bool { message.text.hasPrefix("no such command") || message.text.hasPrefix("bad command name") }

    /// Whether the row is not there any more.
    var isMissingItem: Bool { message.text.hasPrefix("no such item") }
}
