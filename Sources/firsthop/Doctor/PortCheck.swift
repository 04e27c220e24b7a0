// SPDX-License-Identifier: Apache-2.0

import WebServer

/// The addresses to listen on are free, or answered by a running Firsthop.
enum PortCheck {
    static func findings(_ settings: Settings) -> [DoctorFinding] {
        // RADIUS cannot be asked who it is without a secret: the same program answers HTTP beside it.
        let running = settings.http.addresses.contains { HealthQuestion.isFirsthop(at: $0) }
        return findings(settings.http, .tcp, running: running) + findings(settings.radius, .udp, running: running)
            + findings(settings.radiusAccounting, .udp, running: running)
    }

    private static func findings(
        _ wish: ListenWish, _ transport: PortProbe.Transport, running: Bool
    ) -> [DoctorFinding] {
        let failures = PortProbe.failures(wish.addresses, for: transport)
        return wish.addresses.map { address in
            guard let failure = failures.first(where: { $0.address == address })?.failure else {
                return .ok("\(address) (\(wish.key.rawValue)) is free")
            }
            return finding(
                address, failure, wish, isAnsweredByFirsthop: running)
        }
    }

    private static func finding(
        _ address: ListenAddress, _ failure: PortFailure, _ wish: ListenWish, isAnsweredByFirsthop: Bool
    ) -> DoctorFinding {
        if failure.isTaken && isAnsweredByFirsthop {
            return .ok("\(address) is answered by a running Firsthop")
        }
        let error = ListenError(address: address, failure: failure, key: wish.key)
        if failure.isMissingAddress && wish.isDefault {
            return .warning(
                "\(address): \(failure.words)", advice: "left out at start; set \(wish.key.rawValue) to what you want")
        }
        return .error("\(address): \(failure.words)", advice: error.advice)
    }
}
