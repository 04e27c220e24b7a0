// SPDX-License-Identifier: Apache-2.0

import Glibc
import WebServer

/// The process may open as many files as its connections need.
enum DescriptorCheck {
    /// Database files and connections, logs, event loops.
    private static let ownUse = 64

    static func findings(_ settings: Settings) -> [DoctorFinding] {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            return [.warning("the limit of open files cannot be read", advice: "look at `ulimit -n`")]
        }
        let needed = settings.httpLimits.maximumConnections * settings.http.addresses.count + ownUse
        return findings(limit: UInt64(limit.rlim_cur), needed: UInt64(needed))
    }

    static func findings(limit: UInt64, needed: UInt64) -> [DoctorFinding] {
        guard limit < needed else { return [.ok("\(limit) files may be open, \(needed) are needed at most")] }
        return [
            .warning(
                "\(limit) files may be open, but up to \(needed) are needed",
                advice: "raise the limit (LimitNOFILE in systemd, `ulimit -n` in a shell) "
                    + "or lower \(ConfigurationKey.httpMaximumConnections.rawValue)")
        ]
    }
}
