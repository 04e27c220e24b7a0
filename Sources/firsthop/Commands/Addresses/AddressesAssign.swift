// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import ArgumentParser
import NetworkValues
import Operations
import ProviderValues
import Storage
import WebServer

/// `firsthop addresses assign`: a prefix or an address for a service, or for all of a router.
struct AddressesAssign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign",
        abstract: "Give a service its delegation, or a WAN address.",
        discussion: """
            The first one is kept: asking again gives the same, and a service that comes back in time gets its old one. \
            Without --pool or --prefix it comes from a pool of the service's router.
            """)

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The service, by name or number.")
    var service: String?

    @Option(help: "Every active service of this router that has none yet.")
    var allOf: String?

    @Flag(help: "An address or prefix of the link to the customer, in place of a delegation behind the router.")
    var assignment = false

    @Option(help: "How large: home (/56), business (/48), single-network (/64, for old plans) or a length.")
    var size: SizeArgument?

    @Option(help: "The family.")
    var family = FamilyWord.ipv6

    @Option(help: "The pool to take it from.")
    var pool: NodeReference?

    @Option(help: "Exactly this prefix or address, which need not lie in a pool.")
    var prefix: String?

    func validate() throws {
        if (service == nil) == (allOf == nil) { throw ValidationError("Name one service, or a router with --all-of.") }
        if prefix != nil && (allOf != nil || pool != nil || size != nil) {
            throw ValidationError("--prefix is for one service, and says pool and size by itself.")
        }
        if pool != nil && size != nil { throw ValidationError("The pool says the size: leave out --size.") }
    }

    func run() async throws {
        try await store.withStore { store in
            let choice = try await choice(store)
            if let router = allOf {
                let services = try await store.servicesWithout(kind, family.family, onRouterNamed: router)
                try await assign(services, choice, of: router, store)
            } else if let service {
                let id = try await store.service(named: service).id
                let holding = try await change.perform(AssignPrefix(kind, to: id, choice), in: store)
                output.write(
                    json: ["dry_run": .bool(change.dryRun), "holding": .holding(holding)],
                    text: change.told(
                        "\(holding.mode.word) \(holding.kind.rawValue) \(holding.prefix) for \(service)\n"))
            }
        }
    }

    private var kind: HoldingKind { assignment ? .assignment : .delegation }

    private func choice(_ store: Store) async throws -> AssignPrefix.Choice {
        if let prefix { return .exactly(try SoughtPrefix.parse(prefix)) }
        if let pool {
            return .fromPool(try pool.node(in: try await store.addressPlan().tree, as: .pool).id)
        }
        let poolKind = assignment ? PoolKind.link : .active
        let length = size?.length ?? poolKind.usualDelegatedLength(in: family.family)
        return .fromPools(family.family, poolKind, length: length)
    }

    private func assign(
        _ services: [ServiceID], _ choice: AssignPrefix.Choice, of router: String, _ store: Store
    ) async throws {
        // A rehearsal is taken back, so all of it must be one: the next batch would otherwise get the same prefixes.
        let batch = change.dryRun ? max(services.count, 1) : AssignMany.usualBatch
        let progress = ProgressLine("assigning")
        var holdings: [Holding] = []
        do {
            for start in stride(from: 0, to: services.count, by: batch) {
                let part = Array(services[start..<min(start + batch, services.count)])
                holdings += try await change.perform(AssignMany(kind, to: part, choice), in: store)
                progress.update(share: Double(holdings.count) / Double(services.count))
            }
        } catch {
            progress.finish()
            throw PartlyAssigned(done: holdings.count, all: services.count, router: router, reason: "\(error)")
        }
        progress.finish()
        let count = GroupedDigits.text(UInt128(holdings.count), kind.rawValue)
        output.write(
            json: ["dry_run": .bool(change.dryRun), "holdings": .array(holdings.map { .holding($0) })],
            text: change.told("\(count) for the services of \(router) that had none\n"))
    }
}

/// What was assigned before one batch was refused stays assigned; asking again goes on from there.
struct PartlyAssigned: Error, CustomStringConvertible {
    let done: Int
    let all: Int
    let router: String
    let reason: String

    var description: String {
        "\(done) of \(all) services of \(router) have received theirs, then: \(reason)"
    }
}
