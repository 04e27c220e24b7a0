// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// Starts programs by `posix_spawn` and makes the pipes for them.
///
/// Foundation's `Process` (Swift 6.3.1) is not used: with many tests starting programs at once, a wait for one of them was
/// seen never to end.
enum Spawn {
    /// A pipe whose ends no other child inherits.
    struct Pipe {
        let readEnd: Int32
        let writeEnd: Int32
    }

    /// Held from the birth of a pipe until its ends are closed on exec, and while a child starts: a child that inherited
    /// another one's pipe would keep it from ever reaching its end.
    private static let birth = Mutex<Void>(())

    static func pipe() throws(SystemError) -> Pipe {
        try birth.withLock { _ throws(SystemError) in
            var ends: [Int32] = [-1, -1]
            guard Foundation.pipe(&ends) == 0 else { throw SystemError("make a pipe", code: errno) }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            return Pipe(readEnd: ends[0], writeEnd: ends[1])
        }
    }

    /// Starts `command` (a path and its arguments) with these files as standard input, output and error; gives its id.
    static func start(
        _ command: [String], environment: [String: String], input: Int32, output: Int32, errorOutput: Int32
    ) throws(SystemError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (target, file) in [input, output, errorOutput].enumerated() {
            posix_spawn_file_actions_adddup2(&actions, file, Int32(target))
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        resetSignals(&attributes)

        let arguments = CStrings(command)
        let variables = CStrings(environment.map { "\($0.key)=\($0.value)" })
        var identifier: pid_t = 0
        let code = birth.withLock { _ in
            posix_spawn(&identifier, command[0], &actions, &attributes, arguments.pointers, variables.pointers)
        }
        guard code == 0 else { throw SystemError("start \(command.joined(separator: " "))", code: code) }
        return identifier
    }

    /// A child starts with no signal blocked or ignored, whatever this process or the libraries in it have set.
    private static func resetSignals(_ attributes: inout posix_spawnattr_t) {
        var all = sigset_t()
        sigfillset(&all)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    }
}

/// A null-terminated array of C strings that lives as long as this object.
private final class CStrings {
    let pointers: [UnsafeMutablePointer<CChar>?]

    init(_ strings: [String]) {
        pointers = strings.map { strdup($0) } + [nil]
    }

    deinit {
        for pointer in pointers { free(pointer) }
    }
}
