// SPDX-License-Identifier: Apache-2.0

import Glibc
import Synchronization

/// One socket for every endpoint and worker, bound before any of them is read.
///
/// A port that the system chooses is chosen once and then shared by all workers.
final class SocketPlan: Sendable {
    let endpoints: [RadiusEndpoint]
    private let rows: Mutex<[Int: [BoundSocket]]>

    init(_ wanted: [RadiusEndpoint], workers: Int) throws(ListenFailure) {
        var endpoints = wanted
        var rows: [Int: [BoundSocket]] = [:]
        do throws(ListenFailure) {
            for worker in 0..<workers {
                for place in endpoints.indices {
                    let socket = try BoundSocket(to: endpoints[place])
                    endpoints[place] = socket.endpoint
                    rows[worker, default: []].append(socket)
                }
            }
        } catch {
            rows.values.joined().forEach { close($0.descriptor) }
            throw error
        }
        self.endpoints = endpoints
        self.rows = Mutex(rows)
    }

    deinit {
        rows.withLock { $0.values.joined().forEach { close($0.descriptor) } }
    }

    /// Hands a worker its sockets, which are its own from then on.
    func take(_ worker: Int) -> [BoundSocket] {
        rows.withLock { $0.removeValue(forKey: worker) ?? [] }
    }
}
