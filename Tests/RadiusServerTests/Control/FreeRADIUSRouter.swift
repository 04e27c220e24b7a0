// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// Debian's FreeRADIUS in the place of a router: it takes CoA-Requests and Disconnect-Requests.
enum FreeRADIUSRouter {
    /// Runs `body` with its port on 127.0.0.1 and returns the attributes that it has seen, a line a request.
    ///
    /// A session whose number begins with `gone` it does not have, one with `firm` it may not touch.
    static func with(secret: String, _ body: (UInt16) async throws -> Void) async throws -> [String] {
        return try await TemporaryDirectory.with { folder in
            let port = try FreePort.find()
            try configuration(folder.path, port: port, secret: secret).write(
                toFile: folder.file("radiusd.conf"), atomically: true, encoding: .utf8)
            try await FreeRADIUS.with(["-d", folder.path]) { try await body(port) }
            let seen = try String(contentsOfFile: folder.file("seen"), encoding: .utf8)
            return seen.split(separator: "\n").map(String.init)
        }
    }

    private static func configuration(_ folder: String, port: UInt16, secret: String) -> String {
        """
        name = radiusd
        prefix = /usr
        libdir = /usr/lib/freeradius
        logdir = \(folder)
        run_dir = \(folder)
        db_dir = \(folder)
        pidfile = \(folder)/freeradius.pid
        security {
            allow_vulnerable_openssl = yes
        }
        thread pool {
            start_servers = 2
        }
        client firsthop {
            ipaddr = 127.0.0.1
            secret = "\(secret)"
            require_message_authenticator = yes
        }
        modules {
            linelog seen {
                filename = \(folder)/seen
                format = "%{Packet-Type} %{Acct-Session-Id} %{User-Name} %{NAS-Identifier} %{Mikrotik-Rate-Limit} %{Mikrotik-Group}"
            }
            always ok {
                rcode = ok
            }
            always reject {
                rcode = reject
            }
        }
        server router {
            listen {
                type = coa
                ipaddr = 127.0.0.1
                port = \(port)
            }
            recv-coa {
                seen
                if (&Acct-Session-Id =~ /^gone/) {
                    update reply {
                        &Error-Cause := Session-Context-Not-Found
                    }
                    reject
                }
                elsif (&Acct-Session-Id =~ /^firm/) {
                    update reply {
                        &Error-Cause := Administratively-Prohibited
                    }
                    reject
                }
                else {
                    ok
                }
            }
            send-coa {
                ok
            }
        }
        """
    }
}
