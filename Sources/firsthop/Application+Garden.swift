// SPDX-License-Identifier: Apache-2.0

import Logging
import Operations
import ProviderValues
import WebServer

/// The walled garden's part of the wiring.
extension Application {
    /// An address that answers one page.
    struct GardenDoorWish {
        let page: GardenPage
        let address: ListenAddress
    }

    /// A request of the garden has no body worth reading, and its guests come in crowds: small and short.
    private static let gardenBodyBytes = 16_384
    private static let gardenIdleTimeout: Duration = .seconds(15)

    /// The addresses of the pages that can be listened on.
    static func gardenDoors(_ settings: Settings, logger: Logger) throws -> [GardenDoorWish] {
        try GardenPage.allCases.flatMap { page in
            guard let wish = settings.garden.doors[page] else { return [GardenDoorWish]() }
            return try available(wish, for: .tcp, logger: logger).map { GardenDoorWish(page: page, address: $0) }
        }
    }

    static func garden(
        _ settings: Settings, at doors: [GardenDoorWish], directory: AccessDirectoryKeeper, provider: ProviderAccess,
        logger: Logger, whenListening: @escaping @Sendable (Door) async -> Void
    ) throws -> GardenRunner {
        let guests = GardenGuestKeeper(
            directory: { directory.current }, openStore: { try await provider.provider().store })
        let desk = GardenDesk(
            settings.garden.settings,
            templates: try gardenTemplates(settings, isNeeded: !doors.isEmpty, logger: logger),
            standing: { guests.standing(at: $0) })
        var limits = settings.httpLimits
        limits.maximumBodyBytes = min(limits.maximumBodyBytes, gardenBodyBytes)
        limits.idleTimeout = min(limits.idleTimeout, gardenIdleTimeout)
        limits.answersOnce = true
        let listeners = doors.map { door in
            HTTPListener(
                on: door.address, limits: limits,
                responder: GardenResponder(door.page, port: door.address.port, desk: desk),
                logger: libraryLogger(logger)
            ) { listening in
                logger.log(.gardenListening, ["page": "\(door.page.rawValue)", "address": "\(listening)"])
                await whenListening(.garden(door.page, listening))
            }
        }
        return GardenRunner(guests: guests, listeners: ListenerService(listeners: listeners), isNeeded: !doors.isEmpty)
    }

    /// The operator's templates, or our own where those cannot be used: a slip in a page must not keep lines from logging in.
    private static func gardenTemplates(
        _ settings: Settings, isNeeded: Bool, logger: Logger
    ) throws -> GardenTemplates {
        guard isNeeded else { return try GardenTemplates() }
        do {
            return try GardenTemplates(in: settings.gardenFiles)
        } catch {
            logger.log(.gardenFileUnusable, ["error": "\(error)"])
            return try GardenTemplates()
        }
    }
}
