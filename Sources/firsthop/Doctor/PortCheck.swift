// SPDX-License-Identifier: Apache-2.0

import WebServer

/// The addresses to listen on are free, or answered by a running Firsthop.
enum PortCheck {
    static func findings(_ settings: Settings) -> [DoctorFinding] {
        let failures = PortProbe.failures(settings.listen)
        return settings.listen.map { address in
            guard let failure = failures.first(where: { $0.address == address })?.failure else {
                return .ok("\(address) is free")
            }
            return finding(address, failure, isDefault: settings.listensByDefault)
        }
    }

    private static func finding(
        _ address: ListenAddress, _ failure: PortFailure, isDefault: Bool
    ) -> DoctorFinding {
        if failure.isTaken && HealthQuestion.isFirsthop(at: address) {
            return .ok("\(address) is answered by a running Firsthop")
        }
        let error = ListenError(address: address, failure: failure)
        if failure.isMissingAddress && isDefault {
            return .warning(
                "\(address): \(failure.words)", advice: "left out at start; set http.listen to what you want")
        }
        return .error("\(address): \(failure.words)", advice: error.advice)
    }
}
