import json
import socket
import sys

proxy_port, server_port, message = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect(("127.0.0.1", proxy_port))
data = {"server_ip": "127.0.0.1", "server_port": server_port, "message": message}
client.send(json.dumps(data).encode())
print("Response:", client.recv(1024).decode())
client.close()
