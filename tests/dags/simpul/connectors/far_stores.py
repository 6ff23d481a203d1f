"""Stores beyond this machine: an SFTP server with host keys of its own, and a server that speaks S3."""

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import asyncssh
import boto3
from moto.server import ThreadedMotoServer

LOGIN, PASSWORD = "pengirim", "rahasia sekali"


class Door(asyncssh.SSHServer):
    """Who may come in: one login, by password or key."""

    def begin_auth(self, username):
        return True

    def password_auth_supported(self):
        return True

    def validate_password(self, username, password):
        return (username, password) == (LOGIN, PASSWORD)


class Shelf(asyncssh.SFTPServer):
    """A folder as its root; one file's reading can be cut midway."""

    cut: list[str] = []

    def __init__(self, channel, root):
        super().__init__(channel, chroot=str(root).encode())

    def read(self, file_obj, offset, size):
        if self.cut and offset > 100_000:
            self.cut.pop()
            self.connection.abort()
        return super().read(file_obj, offset, size)


@dataclass
class SftpServer:
    """A server on this machine in a thread of its own, for the files of a folder."""

    root: Path
    port: int = 0
    keys: list = field(
        default_factory=lambda: [asyncssh.generate_private_key(kind) for kind in ("ssh-rsa", "ssh-ed25519")]
    )
    client_key: asyncssh.SSHKey = field(default_factory=lambda: asyncssh.generate_private_key("ssh-ed25519"))

    def host_key(self, number: int = 1) -> str:
        """Return a public key as it stands in known_hosts."""
        return self.keys[number].export_public_key().decode().strip()

    def connection(self, **more) -> str:
        """Return the Airflow Connection as JSON; ``extra`` is added to the host key."""
        extra = {"host_key": self.host_key()} | more.pop("extra", {})
        told = {"conn_type": "sftp", "host": "127.0.0.1", "port": self.port, "login": LOGIN, "password": PASSWORD}
        return json.dumps(told | more | {"extra": extra})

    async def listen(self):
        """Begin to serve."""
        allowed = asyncssh.import_authorized_keys(self.client_key.export_public_key().decode())
        server = await asyncssh.listen(
            "127.0.0.1", 0, server_factory=Door, server_host_keys=self.keys, authorized_client_keys=allowed,
            sftp_factory=lambda channel: Shelf(channel, self.root), allow_scp=False,
        )  # fmt: skip
        self.port = server.sockets[0].getsockname()[1]
        return server


@contextmanager
def sftp(root: Path) -> Iterator[SftpServer]:
    """Serve a folder over SFTP."""
    server, loop = SftpServer(root), asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    listener = asyncio.run_coroutine_threadsafe(server.listen(), loop).result(30)
    try:
        yield server
    finally:
        asyncio.run_coroutine_threadsafe(finish(listener), loop).result(30)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)


async def finish(listener) -> None:
    """Hear nobody any more, and end what is still being said."""
    listener.close()
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


@dataclass
class S3Server:
    """An S3-compatible server on this machine."""

    address: str

    def connection(self, bucket: str, **more) -> str:
        """Return the Airflow Connection as JSON."""
        extra = {"endpoint_url": self.address, "region_name": "ap-southeast-3", "bucket": bucket} | more.pop(
            "extra", {}
        )
        return json.dumps({"conn_type": "aws", "login": LOGIN, "password": PASSWORD} | more | {"extra": extra})

    @property
    def client(self):
        """Return a client of the sender's."""
        who = {"aws_access_key_id": LOGIN, "aws_secret_access_key": PASSWORD, "region_name": "ap-southeast-3"}
        return boto3.client("s3", endpoint_url=self.address, **who)

    def put(self, bucket: str, name: str, content: bytes) -> None:
        """Leave a file; the bucket is made where there is none."""
        where = {"LocationConstraint": "ap-southeast-3"}
        if bucket not in [one["Name"] for one in self.client.list_buckets()["Buckets"]]:
            self.client.create_bucket(Bucket=bucket, CreateBucketConfiguration=where)
        self.client.put_object(Bucket=bucket, Key=name, Body=content)


@contextmanager
def s3() -> Iterator[S3Server]:
    """Serve S3."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        yield S3Server("http://{}:{}".format(*server.get_host_and_port()))
    finally:
        server.stop()
