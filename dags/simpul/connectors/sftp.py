"""Files over SFTP: the server proves who it is before anything is said to it, and no wait is without end."""

from __future__ import annotations

import io
import logging
from base64 import b64decode
from binascii import Error as NotBase64
from types import TracebackType
from typing import Any, Self

import paramiko  # type: ignore[import-untyped, unused-ignore]
from fsspec.implementations.sftp import SFTPFileSystem

from simpul.connection import Connection
from simpul.errors import ConnectionInvalid

BLOCK = 1 << 15
"""Most bytes that a server gives for one request."""
SECONDS = 30
"""What a server may take to begin, to let us in, and for each answer."""
KEYS = (paramiko.Ed25519Key, paramiko.ECDSAKey, paramiko.RSAKey)
log = logging.getLogger(__name__)


class Sftp(SFTPFileSystem):  # type: ignore[misc]
    """One server. A line that broke is opened again when the next thing is asked."""

    cachable = False

    def __init__(self, host: str, host_key: str = "", is_trusting: bool = False, **login: Any) -> None:
        self._known, self._is_trusting = host_key, is_trusting
        self._line: paramiko.SFTPClient | None = None
        super().__init__(host, **login)

    @property
    def ftp(self) -> paramiko.SFTPClient:
        """Return a client whose line is open."""
        channel = self._line.get_channel() if self._line else None
        transport = self.client.get_transport() if channel else None
        if not self._line or not transport or not transport.is_active() or not channel or channel.closed:
            self._connect()
        return self._line

    def close(self) -> None:
        """Close the line."""
        self.client.close()

    def _connect(self) -> None:
        self.client = paramiko.SSHClient()
        self.client.set_missing_host_key_policy(paramiko.RejectPolicy())
        if self._is_trusting:
            log.warning("the host key of %s is not checked: its connection says so", self.host)
            self.client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
        elif self._known:
            port = self.ssh_kwargs.get("port", paramiko.config.SSH_PORT)
            name = self.host if port == paramiko.config.SSH_PORT else f"[{self.host}]:{port}"
            self.client.get_host_keys().add(name, *_host_key(self._known))
        else:
            self.client.load_system_host_keys()
        times = {"timeout": SECONDS, "banner_timeout": SECONDS, "auth_timeout": SECONDS, "channel_timeout": SECONDS}
        try:
            self.client.connect(self.host, **times, **self.ssh_kwargs)
            self._line = self.client.open_sftp()
            self._line.get_channel().settimeout(SECONDS)
        except BaseException:
            self.client.close()
            raise

    def _open(self, path: str, mode: str = "rb", block_size: int | None = None, **more: Any) -> Any:
        return Windows(self.ftp.open(path, mode))


class Windows:
    """A remote file read by windows of many requests side by side: fast over a long line, small in memory."""

    def __init__(self, file: paramiko.SFTPFile) -> None:
        self._file, self._at, self._size = file, 0, file.stat().st_size or 0

    def __enter__(self) -> Self:
        """Begin at the start."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self._file.close()

    def seek(self, place: int) -> None:
        """Go on from a place."""
        self._at = place

    def read(self, size: int) -> bytes:
        """Read so many bytes, fewer at the end of what the file was when it was opened."""
        end = min(self._at + size, self._size)
        wanted = [(place, min(BLOCK, end - place)) for place in range(self._at, end, BLOCK)]
        found = io.BytesIO()
        for block in self._file.readv(wanted) if wanted else ():
            found.write(block)
        self._at += found.tell()
        return found.getvalue()


def connect(connection: Connection) -> Sftp:
    """Open a connection's server, with password or key.

    Raises:
        ConnectionInvalid: a key in it cannot be read.
    """
    told = connection.extra
    login: dict[str, Any] = {"username": connection.login or None, "port": connection.port or paramiko.config.SSH_PORT}
    if connection.secret and not told.get("key_file") and not told.get("private_key"):
        login["password"] = connection.secret
    if told.get("private_key"):
        login["pkey"] = _private_key(connection)
    elif told.get("key_file"):
        login |= {
            "key_filename": told["key_file"],
            "passphrase": told.get("private_key_passphrase") or connection.secret,
        }
    has_login = bool(set(login) & {"password", "pkey", "key_filename"})
    login |= {"allow_agent": not has_login, "look_for_keys": not has_login}
    is_trusting = str(told.get("no_host_key_check", "")).lower() == "true"
    return Sftp(connection.host, str(told.get("host_key") or ""), is_trusting, **login)


def _host_key(told: str) -> tuple[str, paramiko.PKey]:
    """Read a host key as it stands in known_hosts, with or without its type before it."""
    words = told.split()
    code = words[1] if len(words) > 1 else words[0]
    try:
        content = b64decode(code, validate=True)
        kind = content[4 : 4 + int.from_bytes(content[:4])].decode("ascii")
        return kind, paramiko.PKey.from_type_string(kind, content)
    except (NotBase64, ValueError, paramiko.SSHException) as error:
        todo = "give what `ssh-keyscan` prints behind the name, after comparing it with the steward's"
        raise ConnectionInvalid("host_key is no SSH public key", todo=todo) from error


def _private_key(connection: Connection) -> paramiko.PKey:
    text, passphrase = str(connection.extra["private_key"]), connection.extra.get("private_key_passphrase")
    for kind in KEYS:
        try:
            return kind.from_private_key(io.StringIO(text), password=passphrase)
        except (paramiko.SSHException, ValueError):
            continue
    where = f"connection {connection.name}"
    raise ConnectionInvalid("private_key is no SSH private key", where=where, todo="give it in PEM or OpenSSH's form")
