import json
import socket
import sys

proxy = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
proxy.bind(("127.0.0.1", int(sys.argv[1])))
proxy.listen(5)
print("Proxy listening on 127.0.0.1:%d" % proxy.getsockname()[1], flush=True)
while True:
    client, address = proxy.accept()
    data = json.loads(client.recv(1024).decode())
    server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    server.connect((data["server_ip"], data["server_port"]))
    server.send(data["message"].encode())
    client.send(server.recv(1024))
    server.close()
    client.close()
