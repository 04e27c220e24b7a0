// SPDX-License-Identifier: Apache-2.0

import Foundation
import Logging
import Operations
import ProviderValues
import RadiusServer
import Storage
import WebServer

/// The RADIUS part of the wiring.
extension Application {
    /// Where RADIUS is answered.
    struct RadiusAddresses {
        let logins: [ListenAddress]
        let accounting: [ListenAddress]

        var count: Int { logins.count + accounting.count }
    }

    static func radius(
        _ settings: Settings, answering addresses: RadiusAddresses, accounting: AccountingRunner,
        provider: ProviderAccess, in surroundings: Surroundings, whenListening: @escaping @Sendable (Door) async -> Void
    ) throws -> RadiusRunner {
        let keeper = AccessDirectoryKeeper(
            sealer: Sealer(provider.keys), copyPath: settings.directoryCopy, clock: surroundings.clock,
            openStore: { try await provider.provider().store })
        let workers =
            settings.radiusWorkers == 0 ? AvailableProcessors.count : settings.radiusWorkers
        let server = try RadiusService(
            RadiusSettings(
                authentication: addresses.logins.map(RadiusEndpoint.init),
                accounting: addresses.accounting.map(RadiusEndpoint.init), workers: workers),
            classKey: Self.classKey(provider.keys), accounting: accounting.records.log, wallClock: surroundings.clock,
            openSessions: { [open = accounting.openSessions] in open.count(of: $0) },
            noteAccepted: { [open = accounting.openSessions] in open.noteAccepted($0, session: $1) },
            directory: { keeper.current })
        return RadiusRunner(
            keeper: keeper, server: server, provider: provider, logger: surroundings.logger,
            loginEndpoints: addresses.logins.count, whenListening: whenListening)
    }

    /// What other commands on this machine can ask.
    static func localDoor(_ settings: Settings, radius: RadiusRunner, logger: Logger) -> LocalDoor {
        let (packets, routers) = (PacketStream(radius: radius), RouterFigures(radius: radius))
        return LocalDoor(path: LocalDoor.path(in: settings.dataDirectory), logger: logger) { question in
            switch question.topic {
            case .packets: packets.answer(question)
            case .routers: routers.answer()
            }
        }
    }

    /// The key that signs `Class`: the first one that the provider ever had, so that sessions outlive a rotation.
    static func classKey(_ ring: KeyRing) -> Secret {
        let first = ring.keys.min { $0.id < $1.id } ?? ring.current
        return Secret(Array(first.key(for: "radius class 1").reveal().prefix(16)))
    }
}

extension RadiusEndpoint {
    init(_ address: ListenAddress) {
        self.init(address: address.address, port: address.port)
    }
}
