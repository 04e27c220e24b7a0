// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
public import NetworkValues
import ProviderValues
public import Storage
import Synchronization

/// Keeps the guests of the walled garden findable: follows the directory, and asks the database for names and for the addresses
/// that routers report. A look-up waits for neither.
public final class GardenGuestKeeper: Sendable {
    /// Guards the newest index; nobody holds it longer than to take or set the reference.
    private let published = Mutex<GardenGuests>(.none)
    private let directory: @Sendable () -> AccessDirectory
    private let openStore: @Sendable () async throws -> Store

    /// A line that was blocked a second ago can be greeted by name.
    private static let interval: Duration = .seconds(1)
    /// Routers report addresses without the directory changing.
    private static let sightingInterval: Duration = .seconds(10)
    /// Of a large provider's million lines the walk takes a fraction of a second; it may take this part of one core at most.
    private static let restPerWork = 20

    /// - Parameters:
    ///   - directory: gives the newest one.
    ///   - openStore: the database; while it is away, guests are found without names.
    public init(
        directory: @escaping @Sendable () -> AccessDirectory, openStore: @escaping @Sendable () async throws -> Store
    ) {
        self.directory = directory
        self.openStore = openStore
    }

    /// What is known of whoever has an address.
    public func standing(at address: IPAddress) -> GardenStanding {
        published.withLock { $0 }.standing(at: address, in: directory())
    }

    /// Makes the index anew; returns when look-ups see it.
    public func refresh() async {
        let directory = directory()
        var (services, customers): ([ServiceID], Set<CustomerID>) = ([], [])
        directory.forEachLine { terms in
            guard terms.bookReason != nil else { return }
            services.append(terms.service)
            customers.insert(terms.customer)
        }
        let rows = try? await rows(of: services, customers.sorted())
        let guests = GardenGuests(directory, sighted: rows?.sighted ?? [], names: rows?.names ?? [:])
        published.withLock { $0 = guests }
    }

    private func rows(
        of services: [ServiceID], _ customers: [CustomerID]
    ) async throws -> (names: [CustomerID: String], sighted: [(prefix: IPPrefix, service: ServiceID)]) {
        guard !services.isEmpty else { return ([:], []) }
        return try await openStore().read { database in
            (
                try GardenGuestRows.names(of: customers, in: database),
                try GardenGuestRows.sightings(of: services, in: database)
            )
        }
    }

    /// Keeps the index up to date until the task is cancelled.
    public func follow() async {
        let timer = ContinuousClock()
        var sightingsDue = timer.now
        while !Task.isCancelled {
            var pause = Self.interval
            if directory().generation != published.withLock({ $0.generation }) || timer.now >= sightingsDue {
                let work = await timer.measure { await refresh() }
                pause = max(pause, work * Self.restPerWork)
                sightingsDue = timer.now + Self.sightingInterval
            }
            // Cancelled while sleeping: the loop ends.
            try? await Task.sleep(for: pause)
        }
    }
}
