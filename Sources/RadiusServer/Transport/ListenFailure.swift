// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The system would not let us listen.
public struct ListenFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// Where we wanted to listen.
    public let endpoint: RadiusEndpoint
    /// The call that failed.
    public let call: String
    /// The system's error number.
    public let errno: Int32

    /// The machine lacks the address or its whole family, as containers often lack IPv6.
    public var isMissingAddress: Bool { errno == EADDRNOTAVAIL || errno == EAFNOSUPPORT }

    /// What was being done, to what, which rule forbids it, and what to do next.
    public var description: String {
        let advice =
            switch errno {
            case EADDRINUSE: "another program answers there; stop it or choose another port"
            case EADDRNOTAVAIL: "the machine does not have this address; add it or listen on another one"
            case EACCES: "ports below 1024 need the capability CAP_NET_BIND_SERVICE; grant it or choose another port"
            case EMFILE: "the process may not open more files; raise its limit"
            default: "see the system's documentation of \(call)"
            }
        return "cannot answer RADIUS on \(endpoint): \(call): \(String(cString: strerror(errno))); \(advice)"
    }
}
